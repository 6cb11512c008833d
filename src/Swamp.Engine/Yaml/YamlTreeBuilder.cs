using System.Buffers;
using Swamp.Engine.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Swamp.Engine.Yaml;

/// <summary>
/// Builds our nodes from the events of YamlDotNet's parser. Comments are skipped here: edits work on the spans of the text, which leaves
/// every comment where it stands, and the parser is more forgiving about odd places for comments when it never sees them.
/// </summary>
internal sealed partial class YamlTreeBuilder
{
    private const string CoreTagPrefix = "tag:yaml.org,2002:";

    // YAML forbids C0 controls; the scanner would take NUL for the end of the text and silently drop the rest.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(static c => (char)c).Where(static c => c is not ('\t' or '\n' or '\r')), '\u007f', '\ufffe', '\uffff']);

    private readonly string text;
    private readonly string? fileName;
    private readonly YamlLimits limits;
    private readonly Parser parser;
    private readonly Dictionary<string, YamlNode?> anchors = new(StringComparer.Ordinal);
    private long nodes;

    private YamlTreeBuilder(string text, string? fileName, YamlLimits limits)
    {
        this.text = text;
        this.fileName = fileName;
        this.limits = limits;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    public static YamlNode? Build(string text, string? fileName, YamlLimits limits)
    {
        var forbidden = text.AsSpan().IndexOfAny(Forbidden);
        if (forbidden >= 0)
        {
            throw ControlCharacter(text, forbidden, fileName);
        }

        var builder = new YamlTreeBuilder(text, fileName, limits);
        try
        {
            return builder.Document();
        }
        catch (YamlException exception)
        {
            throw builder.Syntax(exception, exception.Start, exception.End, exception.Message);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException
            or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or InvalidCastException)
        {
            // The scanner is not perfect on malformed text; what it throws then is still only "this is not YAML".
            var mark = builder.parser.Current?.Start ?? Mark.Empty;
            throw builder.Syntax(exception, mark, mark, "the text cannot be understood");
        }
    }

    private YamlNode? Document()
    {
        Next<StreamStart>();
        if (!parser.MoveNext() || parser.Current is StreamEnd)
        {
            return null;
        }

        Move();
        var root = Node(1);
        if (parser.MoveNext() && parser.Current is DocumentEnd && parser.MoveNext() && parser.Current is not StreamEnd)
        {
            throw Error(
                parser.Current!.Start,
                "The text holds more than one YAML document.",
                "Keep one document per file: remove the '---' line and what follows it.");
        }

        return root is YamlScalar { IsOmitted: true, Anchor: null } ? null : root;
    }

    // Reads the node that the current event starts and stops on its last event.
    private YamlNode Node(int depth)
    {
        if (depth > limits.MaxDepth)
        {
            throw Error(parser.Current!.Start, $"The document is nested deeper than {limits.MaxDepth} levels.", "Flatten it.");
        }

        Count(1, parser.Current!.Start);
        switch (parser.Current)
        {
            case Scalar scalar:
                return Anchored(scalar, ScalarNode(scalar));
            case MappingStart start:
                Open(start);
                return Anchored(start, MappingNode(start, depth));
            case SequenceStart start:
                Open(start);
                return Anchored(start, SequenceNode(start, depth));
            case AnchorAlias alias:
                return AliasNode(alias, depth);
            default:
                throw Error(parser.Current!.Start, "The document ends too early.", null);
        }
    }

    private YamlScalar ScalarNode(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        var end = Math.Min((int)scalar.End.Index, text.Length);
        var start = MarkOf(scalar.Start);
        if (style is YamlScalarStyle.Literal or YamlScalarStyle.Folded)
        {
            end = EndOfBlockScalar(start.Index, end, keepsTrailingLines: scalar.Value.EndsWith("\n\n", StringComparison.Ordinal));
        }

        return new YamlScalar(start, end, AnchorOf(scalar), scalar.Value, style, TagOf(scalar, "!!str", "!!int", "!!float", "!!bool", "!!null"));
    }

    // The event ends where the next token starts; the node ends before the line break of its last line.
    private int EndOfBlockScalar(int start, int end, bool keepsTrailingLines)
    {
        if (keepsTrailingLines)
        {
            var lastBreak = text.LastIndexOf('\n', end - 1, end - start);
            return lastBreak > start && text[lastBreak - 1] == '\r' ? lastBreak - 1 : Math.Max(lastBreak, start);
        }

        while (end > start && text[end - 1] is ' ' or '\n' or '\r' or '\t')
        {
            end--;
        }

        return end;
    }

    private YamlMapping MappingNode(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        var (count, height) = (1L, 0);
        Move();
        while (parser.Current is not MappingEnd)
        {
            var keyStart = parser.Current!.Start;
            if (Node(depth + 1).Resolved is not YamlScalar key)
            {
                throw Error(
                    keyStart,
                    "A mapping or list is used as a key.",
                    "Keys are plain texts; quote the key if it starts with '{', '[' or '*'.");
            }

            if (!seen.TryAdd(key.Value, key))
            {
                throw Error(
                    keyStart,
                    $"The key '{key.Value}' stands twice in one mapping: on line {seen[key.Value].Start.Line} and on line {keyStart.Line}.",
                    "Remove or rename one of the two.");
            }

            Move();
            var value = Node(depth + 1);
            var entry = new YamlEntry(key, value);
            if (entry.IsMerge)
            {
                CheckMerge(value);
            }

            entries.Add(entry);
            count += 1 + value.ExpandedCount;
            height = Math.Max(height, value.Height);
            Move();
        }

        var isFlow = start.Style == MappingStyle.Flow;
        var mark = MarkOf(start.Start);
        if (isFlow && entries.Count > 0 && (mark.Index >= text.Length || text[mark.Index] is not ('{' or '&' or '!')))
        {
            mark = entries[0].Key.Start; // the single pair of "[key: value]", whose event carries no place
        }

        var lastEnd = entries.Count > 0 ? entries[^1].Value.End : mark.Index;
        var end = isFlow ? EndOfFlow('}', lastEnd) : lastEnd;
        TagOf(start, "!!map");
        return new YamlMapping(mark, end, AnchorOf(start), isFlow, entries)
        {
            ExpandedCount = (int)Math.Min(count, int.MaxValue),
            Height = height + 1,
        };
    }

    private YamlSequence SequenceNode(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        var (count, height) = (1L, 0);
        Move();
        while (parser.Current is not SequenceEnd)
        {
            var item = Node(depth + 1);
            items.Add(item);
            count += item.ExpandedCount;
            height = Math.Max(height, item.Height);
            Move();
        }

        var isFlow = start.Style == SequenceStyle.Flow;
        var mark = MarkOf(start.Start);
        var end = isFlow ? EndOfFlow(']', mark.Index) : items.Count > 0 ? items[^1].End : mark.Index;
        TagOf(start, "!!seq");
        return new YamlSequence(mark, end, AnchorOf(start), isFlow, items)
        {
            ExpandedCount = (int)Math.Min(count, int.MaxValue),
            Height = height + 1,
        };
    }

    private int EndOfFlow(char bracket, int otherwise)
    {
        var index = (int)parser.Current!.Start.Index;
        return index < text.Length && text[index] == bracket ? index + 1 : otherwise;
    }

    private YamlAlias AliasNode(AnchorAlias alias, int depth)
    {
        var name = alias.Value.Value;
        if (!anchors.TryGetValue(name, out var target))
        {
            throw Error(alias.Start, $"The alias '*{name}' has no anchor '&{name}' before it.", "Quote the value if the '*' is part of it.");
        }

        if (target is null)
        {
            throw Error(alias.Start, $"The alias '*{name}' stands inside the node it names, which would never end.", "Write the value out.");
        }

        if (depth + target.Height - 1 > limits.MaxDepth)
        {
            throw Error(alias.Start, $"With aliases followed, the document is nested deeper than {limits.MaxDepth} levels.", "Flatten it.");
        }

        Count(target.ExpandedCount, alias.Start);
        return new YamlAlias(MarkOf(alias.Start), Math.Min((int)alias.End.Index, text.Length), target)
        {
            ExpandedCount = (int)Math.Min(1L + target.ExpandedCount, int.MaxValue),
            Height = target.Height,
        };
    }

    private void CheckMerge(YamlNode value)
    {
        var fits = value.Resolved is YamlMapping || (value.Resolved is YamlSequence list && list.Items.All(static item => item.Resolved is YamlMapping));
        if (!fits)
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument,
                "The merge key '<<' needs a mapping or a list of mappings.",
                "Write '<<: *name' or '<<: [*one, *two]'; quote the key to mean the text.",
                new SourceLocation(fileName, value.Start.Line, value.Start.Column));
        }
    }

    private void Open(NodeEvent start)
    {
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = null;
        }
    }

    private YamlNode Anchored(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private static string? AnchorOf(NodeEvent start) => start.Anchor.IsEmpty ? null : start.Anchor.Value;

    private string? TagOf(NodeEvent start, params ReadOnlySpan<string> allowed)
    {
        if (start.Tag.IsEmpty)
        {
            return null;
        }

        var tag = start.Tag.IsNonSpecific ? "!" : start.Tag.Value;
        if (tag == "!")
        {
            return start is Scalar ? "!!str" : null;
        }

        var shortForm = tag.StartsWith(CoreTagPrefix, StringComparison.Ordinal) ? "!!" + tag[CoreTagPrefix.Length..] : tag;
        return allowed.Contains(shortForm)
            ? shortForm
            : throw Error(start.Start, $"The tag '{shortForm}' is not supported.", "Remove it, or quote the value if the '!' is part of it.");
    }

    private void Count(int more, Mark mark)
    {
        nodes += more;
        if (nodes > limits.MaxNodes)
        {
            throw Error(
                mark,
                $"With aliases followed, the document has more than {limits.MaxNodes} nodes.",
                "Split the document, or stop aliases from multiplying each other.");
        }
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        Move();
        if (parser.Current is not T)
        {
            throw Error(parser.Current!.Start, "The document is malformed.", null);
        }
    }

    private void Move()
    {
        if (!parser.MoveNext())
        {
            throw Error(parser.Current?.End ?? Mark.Empty, "The document ends too early.", "Look for a quote or a bracket that is not closed.");
        }
    }

    private static YamlMark MarkOf(Mark mark) => new((int)mark.Index, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));
}
