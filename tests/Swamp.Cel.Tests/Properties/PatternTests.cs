using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

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
            else
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
    public void Random_Patterns_AgreeWithTheRegularExpressionsOfNet_WhereBothMeanTheSame()
    {
        string[] atoms =
        [
            "a", "b", "c", ".", "[a-b]", "[^b]", "\\d", "\\w", "\\W", "\\S", "\\s", "\\b", "\\B", "^", "\\z", "\\A", "(a|b)", "(a|bc|)", "(?:ab)*", "(?i)", "(?i:A)", "(?s:.)", "(?m:^)", "(?m:$)", "(?m:^a.$)",
            "|", "(", ")", "*", "+", "?", "{2}", "{0,2}", "{2,}", "*?", "[B-C]", "\n", "_", " ",
        ];
        var random = new Random(5);
        var (agreed, matched) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var made = new StringBuilder();
            for (var parts = random.Next(1, 9); parts > 0; parts--) made.Append(atoms[random.Next(atoms.Length)]);
            var pattern = made.ToString();
            if (Re2.Compile(pattern, out _) is not { } own) continue;
            Regex theirs;
            try
            {
                theirs = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (ArgumentException)
            {
                continue;
            }

            for (var j = 0; j < 12; j++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => "abcABC01 _\n"[random.Next(11)]));
                Assert.True(theirs.IsMatch(text) == own.IsMatch(Frame(), text), $"{pattern} on {text.Replace("\n", "\\n", StringComparison.Ordinal)}");
                agreed++;
                if (own.IsMatch(Frame(), text)) matched++;
            }
        }

        Assert.True(agreed > 10_000 && matched > 1000 && matched < agreed - 1000, $"{agreed} {matched}");
    }

    [Theory]
    [InlineData("a\nb", "(?s)a.b", true)]
    [InlineData("a\nb", "(?s:a.b)", true)]
    [InlineData("a\nb", "a.b", false)]
    [InlineData("a\nb", "(?s)(?-s)a.b", false)]
    [InlineData("a\nb", "(?m)^b$", true)]
    [InlineData("a\nb", "^b$", false)]
    [InlineData("a\n", "a$", false)]
    [InlineData("😀", "^..$", false)]
    [InlineData("😀", "^.$", true)]
    [InlineData("😀", "^[^a][^a]$", false)]
    [InlineData("😀", "^\\W\\W$", false)]
    [InlineData("😀", "^[^😁]$", true)]
    [InlineData("😀", "^[^😀]$", false)]
    [InlineData("éa", "\\ba", true)]
    [InlineData("é", "\\b", false)]
    [InlineData("éa", "\\Ba", false)]
    [InlineData("abb", "^\\Qab\\E+$", true)]
    [InlineData("abab", "^\\Qab\\E+$", false)]
    [InlineData("a+b", "\\Qa+b", true)]
    [InlineData("𝒜", "^\\p{L}$", true)]
    [InlineData("𠀀", "^\\p{Han}$", true)]
    [InlineData("々", "^\\p{Han}$", true)]
    [InlineData("😀", "^\\p{So}$", true)]
    [InlineData("😀", "^\\P{So}$", false)]
    [InlineData("é", "^\\p{Latin}$", true)]
    [InlineData("я", "^\\p{Latin}$", false)]
    [InlineData("я", "^\\p{^Greek}$", true)]
    [InlineData("α", "^\\P{^Greek}$", true)]
    [InlineData("α", "^\\p{Any}$", true)]
    [InlineData("7", "^\\pN$", true)]
    [InlineData("a", "^[[:^digit:]]$", true)]
    [InlineData("7", "^[[:^digit:]]$", false)]
    [InlineData("aa", "(?U)^a+$", true)]
    [InlineData("AB", "(?i-s)^ab$", true)]
    [InlineData("ſ", "(?i)s", true)]
    [InlineData("\u212a", "(?i)k", true)]
    [InlineData("s", "(?i)[\u017f]", true)]
    [InlineData("ſ", "(?i)^\\w$", true)]
    [InlineData("σ", "(?i)^ς$", true)]
    [InlineData("ß", "(?i)^ẞ$", true)]
    [InlineData("ı", "(?i)i", false)]
    [InlineData("ǆ", "(?i)^ǅ$", true)]
    [InlineData("𐐨", "(?i)^𐐀$", true)]
    [InlineData("a{,2}", "^a{,2}$", true)]
    [InlineData("aab", "^(?P<x>a)(?<y>a)b$", true)]
    [InlineData("", "", true)]
    [InlineData("x", "a*", true)]
    [InlineData("xxa{b", "a{b", true)]
    [InlineData("]", "^[]]$", true)]
    [InlineData("-", "^[a-]$", true)]
    [InlineData("[", "^[[]$", true)]
    [InlineData("\u0007", "^\\a$", true)]
    [InlineData("S", "^\\123$", true)]
    [InlineData("\v", "^\\s$", false)]
    [InlineData("\v", "^[[:space:]]$", true)]
    [InlineData("aaab", "aab", true)]
    [InlineData("ab ab", "b\\b.*\\Bb$", true)]
    public void Re2_IsWhatIsUnderstood(string text, string pattern, bool matches)
    {
        var regex = Re2.Compile(pattern, out var problem);

        Assert.True(regex is not null, problem);
        Assert.Equal(matches, regex.IsMatch(Frame(), text));
        Assert.Equal(matches, regex.IsMatch(Frame(), text));
    }

    [Theory]
    [InlineData("(a)\\1", "invalid escape sequence")]
    [InlineData("(?=a)", "unsupported Perl syntax")]
    [InlineData("(?<!a)", "unsupported Perl syntax")]
    [InlineData("(?<a>b)(?P<a>c)", "same name")]
    [InlineData("(?i-)a", "unsupported Perl syntax")]
    [InlineData("a**", "nested repetition")]
    [InlineData("a{2}{3}", "nested repetition")]
    [InlineData("*a", "missing argument")]
    [InlineData("{2}", "missing argument")]
    [InlineData("a|+", "missing argument")]
    [InlineData("a{1001}", "repeat count")]
    [InlineData("a{3,2}", "repeat count")]
    [InlineData("a)", "unexpected ')'")]
    [InlineData("(a", "missing closing ')'")]
    [InlineData("[a", "missing closing ']'")]
    [InlineData("[b-a]", "range")]
    [InlineData("[[:alfa:]]", "character class")]
    [InlineData("\\p{Klingon}", "Klingon")]
    [InlineData("\\pé", "Unicode class")]
    [InlineData("\\C", "escape")]
    [InlineData("\\é", "escape")]
    [InlineData("a\\", "trailing backslash")]
    [InlineData("\\x{110000}", "escape")]
    [InlineData("(?:\\Qaaaaaaaaaaaaaaaaaaaa\\E){1000}", "repetitions are too large")]
    [InlineData("((((a{100}){100}){100}){100})", "repetitions are too large")]
    [InlineData("(((((){1000}){1000}){1000}){1000})", "repetitions are too large")]
    public void What_Re2_DoesNotHave_IsRefusedWithTheReason(string pattern, string reason)
    {
        Assert.Null(Re2.Compile(pattern, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => new(
        string.Concat(Enumerable.Range(0, 1900).Select(static i => $"[{(char)(0x100 + (i * 7 % 0x3000))}-{(char)(0x3500 + (i * 13 % 0x4000))}]")),
        "(?i)" + string.Concat(Enumerable.Range(0, 1900).Select(static i => $"[{(char)(0x100 + (i * 7 % 0x3000))}-{(char)(0x3500 + (i * 13 % 0x4000))}]")),
        string.Concat(Enumerable.Range(0, 1200).Select(static i => $"[{char.ConvertFromUtf32(0x1f000 + i)}-{char.ConvertFromUtf32(0x20000 + i)}]")),
        string.Concat(Enumerable.Range(0, 2400).Select(static i => $"[^{(char)(0x100 + i)}]")),
        string.Concat(Enumerable.Range(0, 3000).Select(static i => (char)(0x4e00 + (i * 7)))),
        "(" + string.Join('|', Enumerable.Range(0, 1600).Select(static i => 10000 + (i * 37))) + ")+x",
        string.Concat(Enumerable.Repeat("a*b?", 2400)) + "c",
        string.Concat(Enumerable.Repeat("\\ba?", 2400)) + "c",
        string.Concat(Enumerable.Repeat("[\\pL]", 1600)),
        string.Concat(Enumerable.Repeat("\\pL", 3300)),
        "(?i)[" + string.Concat(Enumerable.Repeat("\0-\U0010ffff", 2490)) + "]",
        "(?i)" + string.Concat(Enumerable.Repeat("\\PL", 3000)),
        "(a|b)*a(a|b){999}c",
        ".*(.*a.{400})(.*b.{400})c");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_Patterns_StayWithinTimeAndMemory_WhateverTheText(string pattern)
    {
        var random = new Random(3);
        foreach (var text in (string[])["abc", new string('a', 200_000), string.Concat(Enumerable.Range(0, 200_000).Select(_ => "ab\u0150😀"[random.Next(5)]))])
        {
            var variables = CelActivation.From([KeyValuePair.Create("t", CelValue.String(text)), KeyValuePair.Create("p", CelValue.String(pattern))]);
            var program = CelEnvironment.Standard.Compile("t.matches(p)");
            var started = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();

            if (!program.TryEvaluate(variables, out var value)) Assert.Contains(program.Explain(value).Code, (string[])[CelErrorCodes.CostLimit, CelErrorCodes.Regex]);

            var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(time < TimeSpan.FromSeconds(60) && bytes < 64 << 20, $"{time.TotalSeconds:0.0} s, {bytes >> 20} MiB");
        }
    }

    [Fact]
    public void Many_Literal_Patterns_DoNotMakeCompilingLong()
    {
        var pattern = string.Concat(Enumerable.Range(0, 900).Select(static i => $"[{(char)(0x100 + i)}-{(char)(0x3500 + i)}]"));
        var source = $"[{string.Join(", ", Enumerable.Range(0, 180).Select(i => $"'q'.matches('{pattern}{i}')"))}].size()";
        _ = CelEnvironment.Standard.Compile("'a'.matches('b')");
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var program = CelEnvironment.Standard.Compile(source);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32 << 20);
        Assert.Equal(180, program.Evaluate(CelActivation.Empty).AsInt());
    }

    [Fact]
    public void Matching_IsPaidForWhileItRuns_AndEndsWithTheToken()
    {
        var random = new Random(8);
        var text = CelActivation.From("s", CelValue.String(string.Concat(Enumerable.Range(0, 2_000_000).Select(_ => "ab"[random.Next(2)]))));
        foreach (var pattern in (string[])["(.*a.{400}){5}c", "a.{500}b.{400}c", "a.{999}c"])
        {
            var started = Stopwatch.GetTimestamp();

            Assert.Equal(CelErrorCodes.CostLimit, Outcome.Of(CelEnvironment.Standard, $"s.matches('{pattern}')", text).Code);
            Assert.Equal(CelErrorCodes.CostLimit, Outcome.Of(CelEnvironment.Standard, $"s.matches('' + '{pattern}')", text).Code);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
        }

        var patient = CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxCost = long.MaxValue }).Build().Compile("s.matches('(.*a.{400}){5}c')");
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => patient.Evaluate(text, source.Token));
    }

    private static Frame Frame()
    {
        var frame = new Frame(CelEnvironment.CreateBuilder().WithLimits(new CelLimits { MaxCost = long.MaxValue }).Build(), 0);
        frame.Begin(CelActivation.Empty, null, CancellationToken.None);
        return frame;
    }
}
