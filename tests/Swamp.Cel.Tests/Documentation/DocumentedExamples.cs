using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Swamp.Cel.Tests.Documentation;

/// <summary>What docs/cel.md promises: its variables, and every <c>`expression` → `result`</c>.</summary>
internal sealed partial class DocumentedExamples
{
    private DocumentedExamples(string text)
    {
        Text = text;
        Variables = CelActivation.From(JsonNode.Parse(Json().Match(text).Groups["json"].Value)!.AsObject());
        All = [.. Read(text, " → ")];
        OfTheHost = [.. Read(text, " ⇒ ")];
    }

    public string Text { get; }

    public ICelActivation Variables { get; }

    public IReadOnlyList<(string Expression, string Result)> All { get; }

    /// <summary>The examples of functions that need a repository.</summary>
    public IReadOnlyList<(string Expression, string Result)> OfTheHost { get; }

    public static DocumentedExamples Load() => new(File.ReadAllText(Path.Combine(Root(), "docs", "cel.md")).ReplaceLineEndings("\n"));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));

    private static IEnumerable<(string Expression, string Result)> Read(string text, string arrow)
    {
        for (var at = 0; Span(text, at) is { } expression; at = expression.End)
        {
            if (string.CompareOrdinal(text, expression.End, arrow, 0, arrow.Length) != 0) continue;
            var result = Span(text, expression.End + arrow.Length);
            if (result is { } found && found.Start == expression.End + arrow.Length) yield return (expression.Code, found.Code);
        }
    }

    /// <summary>The next code span or block: in tables a bar is written with a backslash, and back-quotes inside of two have spaces around them.</summary>
    private static (int Start, int End, string Code)? Span(string text, int from)
    {
        var start = text.IndexOf('`', from);
        if (start < 0) return null;
        var quotes = Run(text, start);
        for (var end = start + quotes; (end = text.IndexOf('`', end)) >= 0; end += Run(text, end))
        {
            if (Run(text, end) != quotes) continue;
            var code = text[(start + quotes)..end].Replace("\\|", "|", StringComparison.Ordinal);
            return (start, end + quotes, quotes == 2 ? code.Trim() : code);
        }

        return null;
    }

    private static int Run(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '`') end++;
        return end - at;
    }

    [GeneratedRegex("```json\n(?<json>.*?)\n```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Json();
}
