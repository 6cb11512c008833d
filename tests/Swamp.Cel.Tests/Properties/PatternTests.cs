using System.Diagnostics;
using System.Text;

namespace Swamp.Cel.Tests.Properties;

/// <summary>Patterns take a time in proportion to the text, whatever they are.</summary>
public sealed class PatternTests
{
    private static readonly string[] s_atoms =
    [
        "a", "b", ".", "[a-z]", "[^b]", "\\d", "\\w", "\\S", "\\b", "^", "$", "(a|b)", "(?:ab)", "(?P<n>a)", "(?i)", "(?s:.)", "ä", "😀", "[😀-😂]", "\\pL", "\\x{1F600}", "\\Qa+b\\E", "[[:alpha:]]",
        "(", ")", "[", "]", "{", "}", "*", "+", "?", "{2}", "{2,}", "{1,3}", "{1000}", "{1001}", "|", "\\1", "(?=a)", "(?<!a)", "\\", "\\p{Greek}", "-", "\\z", "\\C", "*?", "++", "(?m)",
    ];

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*)*x")]
    [InlineData("(a*)*b")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(a?){20}a{20}b")]
    [InlineData("([a-z]+)*!")]
    [InlineData("(x+x+)+y")]
    [InlineData("(.*a){12}b")]
    [InlineData("a.{30}b$")]
    public void Hostile_Pattern_IsLinear(string pattern)
    {
        var regex = Re2.Compile(pattern, out var problem);
        Assert.True(regex is not null, problem);
        var frame = Frame();
        regex.IsMatch(frame, new string('a', 100));

        var (small, large) = (Best(new string('a', 20_000) + "!"), Best(new string('a', 160_000) + "!"));

        // Eight times the text: eight times the time, with room for noise; quadratic time would be 64 times.
        Assert.True(large < (small * 30) + 20, $"{small:0.00} ms for 20 000 characters, {large:0.00} ms for 160 000");
        Assert.True(large < 5000, $"{large:0.00} ms");

        double Best(string text)
        {
            var best = double.MaxValue;
            for (var i = 0; i < 5; i++)
            {
                var started = Stopwatch.GetTimestamp();
                regex.IsMatch(frame, text);
                best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return best;
        }
    }

    [Fact]
    public void Random_Patterns_CompileOrAreRefused_AndMatchInTime()
    {
        var random = new Random(11);
        var (compiled, refused) = (0, 0);
        var text = string.Concat(Enumerable.Repeat("aab😀 äzZ9_\n", 100));
        for (var i = 0; i < 4000; i++)
        {
            var pattern = new StringBuilder();
            for (var parts = random.Next(1, 9); parts > 0; parts--) pattern.Append(s_atoms[random.Next(s_atoms.Length)]);
            var started = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var regex = Re2.Compile(pattern.ToString(), out var problem);
            if (regex is null)
            {
                Assert.NotEmpty(problem);
                refused++;
            }
            else if (regex.CostOf(text) < 300_000)
            {
                regex.IsMatch(Frame(), text);
                compiled++;
            }

            var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(time < TimeSpan.FromSeconds(5) && bytes < 64 << 20, $"{pattern}: {time.TotalSeconds:0.0} s, {bytes >> 20} MiB");
        }

        Assert.True(compiled > 500 && refused > 500);
    }

    [Fact]
    public void Large_Repetitions_ArePaidForBeforeTheyRun()
    {
        var text = CelActivation.From("s", CelValue.String(new string('a', 100_000)));
        foreach (var pattern in (string[])["(.{400}){5}b", "(a?){1000}b", "a.{999}b"])
        {
            var started = Stopwatch.GetTimestamp();

            Assert.Equal(CelErrorCodes.CostLimit, Outcome.Of(CelEnvironment.Standard, $"s.matches('{pattern}')", text).Code);
            Assert.Equal(CelErrorCodes.CostLimit, Outcome.Of(CelEnvironment.Standard, $"s.matches('' + '{pattern}')", text).Code);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
        }
    }

    private static Frame Frame()
    {
        var frame = new Frame(CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxCost = long.MaxValue }).Build(), 0);
        frame.Begin(CelActivation.Empty, null, CancellationToken.None);
        return frame;
    }
}
