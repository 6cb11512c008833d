using Swamp.Engine.Errors;
using YamlDotNet.Core;

namespace Swamp.Engine.Yaml;

internal sealed partial class YamlTreeBuilder
{
    private SwampException Error(Mark mark, string message, string? hint) =>
        new(ErrorCodes.InvalidDocument, message, hint, new SourceLocation(fileName, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1)));

    private SwampException Syntax(Exception cause, Mark mark, Mark end, string message)
    {
        var place = new SourceLocation(fileName, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));
        var reason = message.Length == 0 ? "the text cannot be understood" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
        var tab = TabIndented(place.Line, (int)end.Line);
        var hint = tab is null ? $"Check indentation, quotes and brackets around line {place.Line}." : $"Line {tab} is indented with a tab; use spaces.";
        return new SwampException(ErrorCodes.InvalidDocument, $"Not valid YAML: {reason}.", hint, place, cause);
    }

    private int? TabIndented(int first, int last)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number >= first && number <= Math.Max(first, last) + 1 && line[..^line.TrimStart(" \t").Length].Contains('\t'))
            {
                return number;
            }
        }

        return null;
    }

    private static SwampException ControlCharacter(string text, int index, string? fileName)
    {
        var before = text.AsSpan(0, index);
        var place = new SourceLocation(fileName, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
        return new SwampException(
            ErrorCodes.InvalidDocument,
            $"The text holds the control character U+{(int)text[index]:X4}, which YAML does not allow.",
            "Remove it, or write it as an escape in double quotes. A binary file is not YAML.",
            place);
    }
}
