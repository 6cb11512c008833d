using System.Globalization;

namespace Swamp.Cli.Tests.Docs;

/// <summary>
/// Reads the blocks marked <c>console</c> of a Markdown file: <c>$ </c> starts a command, <c>&gt; </c> continues it, everything else is
/// output.
/// </summary>
internal static class ConsoleBlocks
{
    private const string ExitMark = "(exit status ";

    public static IReadOnlyList<ConsoleStep> Read(string markdown)
    {
        var steps = new List<ConsoleStep>();
        var inside = false;
        var number = 0;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside && line.TrimEnd() == "```console";
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                steps.Add(new ConsoleStep(number, line[2..], [], 0));
            }
            else if (inside)
            {
                steps[^1] = Extend(steps[^1], line);
            }
        }

        return steps;
    }

    private static ConsoleStep Extend(ConsoleStep step, string line)
    {
        if (step.Expected.Count == 0 && line.StartsWith("> ", StringComparison.Ordinal))
        {
            return step with { Command = $"{step.Command}\n{line[2..]}" };
        }

        return line.StartsWith(ExitMark, StringComparison.Ordinal)
            ? step with { ExitStatus = int.Parse(line[ExitMark.Length..^1], CultureInfo.InvariantCulture) }
            : step with { Expected = [.. step.Expected, line] };
    }
}
