using Swamp.Cli.Rendering;

namespace Swamp.Cli.Help;

/// <summary>Terms on the left, what they mean on the right; long texts are wrapped and stay in their column.</summary>
internal static class TermList
{
    private const int WidestTerm = 34;
    private const int WidthWithoutScreen = 120;

    public static void Write(TextOutput output, IReadOnlyList<(string Term, string Text)> rows)
    {
        var terms = rows.Where(r => r.Term.Length <= WidestTerm).Select(r => r.Term.Length).DefaultIfEmpty(0).Max();
        var indent = new string(' ', terms + 4);
        var room = Math.Max(20, (output.Width > 0 ? output.Width : WidthWithoutScreen) - indent.Length);
        foreach (var (term, text) in rows)
        {
            var lines = Wrap(text, room);
            if (term.Length > terms)
            {
                output.Line("  " + term);
                lines.ForEach(l => output.Line(indent + l));
                continue;
            }

            output.Line($"  {term.PadRight(terms)}  {lines.FirstOrDefault()}".TrimEnd());
            lines.Skip(1).ToList().ForEach(l => output.Line(indent + l));
        }
    }

    private static List<string> Wrap(string text, int room)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        return line.Length == 0 ? lines : [.. lines, line];
    }
}
