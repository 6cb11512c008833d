namespace Swamp.Bench;

/// <summary>Something measured again and again, and what it may cost.</summary>
internal sealed class Scenario(string name, Command command)
{
    private readonly List<Sample> samples = [];

    public string Name => name;

    public Command Command => command;

    /// <summary>The budget in words; null for a floor.</summary>
    public string? BudgetText { get; init; }

    /// <summary>The budget in milliseconds from the floors of the same run.</summary>
    public Func<Floors, double>? Budget { get; init; }

    public double Median => Middle(samples.Select(s => s.WallMilliseconds));

    public double Best => samples.Min(s => s.WallMilliseconds);

    public double Cpu => Middle(samples.Select(s => s.CpuMilliseconds));

    /// <summary>The most memory the process held, in KiB; null when nothing here can measure it.</summary>
    public long? PeakKiB { get; set; }

    /// <summary>How often it is measured at most; what takes long enough does not need many rounds.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether it is measured when all others are done: a file system that has just lost thousands of files is slow in making new ones for seconds, which would count
    /// as the cost of whatever came next.
    /// </summary>
    public bool IsApart { get; set; }

    /// <summary>Measures it once more, unless it was measured often enough.</summary>
    public void Measure()
    {
        if (samples.Count < MostRounds)
        {
            samples.Add(Spawner.Run(command));
        }
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
