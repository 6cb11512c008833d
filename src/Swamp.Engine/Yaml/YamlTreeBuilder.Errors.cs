using Swamp.Engine.Errors;
using YamlDotNet.Core;

namespace Swamp.Engine.Yaml;

internal sealed partial class YamlTreeBuilder
{
    private const int MostTabsTried = 20;

    private SwampException Error(Mark mark, string message, string? hint) =>
        new(ErrorCodes.InvalidDocument, message, hint, new SourceLocation(fileName, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1)));

    private SwampException Syntax(Exception cause, Mark mark, Mark end, string message)
    {
        var place = new SourceLocation(fileName, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));
        var reason = message.Length == 0 ? "the text cannot be understood" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
        if ((TabThatBreaks(place.Line) ?? TabIndented(place.Line, (int)end.Line)) is not { } tab)
        {
            return new SwampException(
                ErrorCodes.InvalidDocument, $"Not valid YAML: {reason}.", $"Check indentation, quotes and brackets around line {place.Line}.", place, cause);
        }

        // The parser names the start of the block that the tab stands in.
        return new SwampException(ErrorCodes.InvalidDocument, $"Not valid YAML: {reason}.", $"Line {tab.Line} is indented with a tab; use spaces.", tab, cause);
    }

    // The first line indented with a tab up to which the text is not YAML while without that line it is; tabs in block texts are nobody's fault.
    private SourceLocation? TabThatBreaks(int first)
    {
        var (number, offset, tries) = (0, 0, 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            var column = line[..^line.TrimStart(' ', '\t').Length].IndexOf('\t', StringComparison.Ordinal);
            if (number >= first && column >= 0 && tries++ < MostTabsTried && IsYaml(text[..offset]) && !IsYaml(text[..(offset + line.Length)]))
            {
                return new SourceLocation(fileName, number, column + 1);
            }

            offset += line.Length + 1;
        }

        return null;
    }

    private static bool IsYaml(string text)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            while (parser.MoveNext())
            {
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever the scanner throws: it did not understand the text.
            return false;
        }
    }

    private SourceLocation? TabIndented(int first, int last)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number >= first && number <= Math.Max(first, last) + 1 && line[..^line.TrimStart(" \t").Length].IndexOf('\t') is >= 0 and var column)
            {
                return new SourceLocation(fileName, number, column + 1);
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
