using System.Globalization;
using System.Text.RegularExpressions;

namespace Swamp.Cli.Tests.Docs;

/// <summary>
/// Reads the blocks marked <c>console</c> of a Markdown file. <c>$ </c> starts a command, which goes on after a backslash and to the end
/// of a here-document; everything else is output.
/// </summary>
internal static partial class ConsoleBlocks
{
    private const string ExitMark = "(exit status ";

    public static IReadOnlyList<ConsoleStep> Read(string markdown)
    {
        var steps = new List<ConsoleStep>();
        var inside = false;
        string? hereDocument = null;
        var number = 0;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (hereDocument is not null)
            {
                steps[^1] = Continue(steps[^1], line);
                hereDocument = line == hereDocument ? null : hereDocument;
            }
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside && line.TrimEnd() == "```console";
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                steps.Add(new ConsoleStep(number, line[2..], [], 0));
                hereDocument = HereDocument().Match(line) is { Success: true } match ? match.Groups[1].Value : null;
            }
            else if (inside && steps[^1].Command.EndsWith('\\'))
            {
                steps[^1] = Continue(steps[^1], line);
            }
            else if (inside)
            {
                steps[^1] = AddOutput(steps[^1], line);
            }
        }

        return steps;
    }

    private static ConsoleStep Continue(ConsoleStep step, string line) => step with { Command = $"{step.Command}\n{line}" };

    private static ConsoleStep AddOutput(ConsoleStep step, string line) => line.StartsWith(ExitMark, StringComparison.Ordinal)
        ? step with { ExitStatus = int.Parse(line[ExitMark.Length..^1], CultureInfo.InvariantCulture) }
        : step with { Shown = [.. step.Shown, line] };

    [GeneratedRegex(@"<<-?\s*['""]?(\w+)['""]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HereDocument();
}
