using System.Text.RegularExpressions;

namespace Swamp.Architecture.Tests.Source;

/// <summary>Things that source must not contain.</summary>
public sealed partial class HabitTests
{
    [Fact]
    public void Warning_Anywhere_IsNotSuppressed() => Findings.None(Lines(SourceTree.Product, Suppression()));

    [Fact]
    public void Task_InTheProduct_IsNotWaitedFor() => Findings.None(Lines(SourceTree.Product, BlockingWait()));

    [Fact]
    public void Region_Anywhere_DoesNotExist() => Findings.None(Lines(SourceTree.Everything, Region()));

    /// <summary>One that is cancelled writes a stack trace into its exception, which takes a native executable 15 ms the first time; one that is disposed just ends.</summary>
    [Fact]
    public void Timer_InTheProduct_IsDisposedAndNotCancelled() => Findings.None(Lines(SourceTree.Product, CancelledTimer()));

    [Fact]
    public void Comment_InTheProduct_PromisesNothing()
    {
        var wrong = from file in SourceTree.Product
                    from match in Promise().Matches(file.Text)
                    select $"{file.Path}: {match.Value}";
        Findings.None(wrong);
    }

    private static IEnumerable<string> Lines(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.CodeLines.Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(line.Text)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"#pragma warning disable|\bSuppressMessage\b|UnconditionalSuppressMessage|#nullable disable", RegexOptions.None, 5000)]
    private static partial Regex Suppression();

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", RegexOptions.None, 5000)]
    private static partial Regex BlockingWait();

    [GeneratedRegex(@"\bWaitForNextTickAsync\((?!CancellationToken\.None)", RegexOptions.None, 5000)]
    private static partial Regex CancelledTimer();

    [GeneratedRegex(@"^\s*#region", RegexOptions.None, 5000)]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b", RegexOptions.None, 5000)]
    private static partial Regex Promise();
}
