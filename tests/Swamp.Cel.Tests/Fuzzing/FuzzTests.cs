using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Swamp.Cel.Tests.Fuzzing;

/// <summary>
/// A million inputs end in a value or in an error with a place, in bounded time and memory, on a stack of one megabyte. Inputs follow from
/// the seed: <c>SWAMP_FUZZ_SEED</c> chooses another one, <c>SWAMP_FUZZ_COUNT</c> another number of inputs.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Block = 5000;
    private const int StackBytes = 1 << 20;
    private const int MaxProblems = 10;

    [Fact]
    public void Inputs_OfAnyKind_EndInAValueOrATypedErrorWithAPlace()
    {
        var seed = Setting("SWAMP_FUZZ_SEED", 20261121);
        var count = Setting("SWAMP_FUZZ_COUNT", 1_000_000);
        var problems = new ConcurrentQueue<string>();
        var (values, failures, refusals) = (0, 0, 0);
        var block = -1;
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Math.Max(2, Environment.ProcessorCount)).Select(_ => new Thread(Work, StackBytes)).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        output.WriteLine($"seed {seed}: {count} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {values} values, {failures} errors of evaluations, {refusals} refused");
        Assert.True(problems.IsEmpty, $"seed {seed}\n" + string.Join('\n', problems));
        Assert.True(values > count / 10 && failures > count / 20 && refusals > count / 5, "the mixture has become one-sided");

        void Work()
        {
            var subject = new FuzzSubject();
            for (var mine = Interlocked.Increment(ref block); mine * Block < count && problems.Count < MaxProblems; mine = Interlocked.Increment(ref block))
            {
                var inputs = new FuzzInputs(unchecked((seed * 31) + mine));
                for (var i = 0; i < Math.Min(Block, count - (mine * Block)); i++)
                {
                    var input = inputs.Next();
                    if (subject.ProblemOf(input) is { } problem) problems.Enqueue($"{Shown(input)}\n    {problem}");
                }
            }

            Interlocked.Add(ref values, subject.Outcomes.Values);
            Interlocked.Add(ref failures, subject.Outcomes.Failures);
            Interlocked.Add(ref refusals, subject.Outcomes.Refusals);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>The input as a C# literal, so that it can become a test.</summary>
    private static string Shown(string input)
    {
        var text = new StringBuilder("\"");
        foreach (var c in input.Length > 2000 ? input[..2000] : input)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~') text.Append(c);
            else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return text.Append('"').ToString();
    }
}
