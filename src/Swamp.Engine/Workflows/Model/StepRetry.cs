namespace Swamp.Engine.Workflows.Model;

/// <summary>
/// How a failed step is tried again. The pause before attempt n (from 2) is <see cref="Backoff"/> × <see cref="Factor"/>^(n−2), at most
/// <see cref="MaxBackoff"/>, made longer or shorter at random by up to the share <see cref="Jitter"/>.
/// </summary>
public sealed record StepRetry
{
    /// <summary>The largest number of attempts.</summary>
    public const int MostAttempts = 100;

    /// <summary>Attempts in all, the first one included; 1 to 100.</summary>
    public required int Attempts { get; init; }

    /// <summary>Pause before the second attempt; zero for none.</summary>
    public TimeSpan Backoff { get; init; }

    /// <summary>What each pause is multiplied with for the next; 1 or more.</summary>
    public double Factor { get; init; } = 2;

    /// <summary>The longest pause.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Share of the pause that is left to chance, 0 to 1.</summary>
    public double Jitter { get; init; }
}
