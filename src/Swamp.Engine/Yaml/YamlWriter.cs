using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Yaml;

/// <summary>
/// Writes JSON values as YAML (GEN-20): keys in the given order, two spaces of indentation, lists indented under their key, texts of
/// several lines as literal blocks, ambiguous texts quoted, lines never folded. What is written reads back as the same value; only halves of
/// surrogate pairs, which no file can hold, become U+FFFD.
/// </summary>
public static class YamlWriter
{
    private const int LongestImplicitKey = 800;

    /// <summary>The value as a document that ends with a newline.</summary>
    /// <exception cref="SwampException"><c>invalid_document</c> when the value is nested deeper than a document may be.</exception>
    public static string Write(JsonNode? value, YamlStyle style = default)
    {
        var text = new StringBuilder();
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                Mapping(text, map, 0, isInline: false, new Layout(style), 1);
                break;
            case JsonArray { Count: > 0 } list:
                Sequence(text, list, 0, isInline: false, new Layout(style), 1);
                break;
            default:
                Value(text, value, 0, new Layout(style), 1, prefix: "", canBeCompact: false, canIndentLiteral: false);
                break;
        }

        return text.ToString();
    }

    /// <summary>An item of a list that stands at an indentation, as <see cref="Write"/> writes it; for documents too long to be built as a whole.</summary>
    /// <exception cref="SwampException"><c>invalid_document</c> when the value is nested deeper than a document may be.</exception>
    public static string WriteItem(JsonNode? value, int indent)
    {
        var text = new StringBuilder();
        text.Append(' ', indent).Append('-');
        Value(text, value, indent, new Layout(default), 1, prefix: " ", canBeCompact: true, canIndentLiteral: true);
        return text.ToString();
    }

    /// <summary>What stands behind the <c>:</c> of a key or the <c>-</c> of an item at an indentation, ending with a newline.</summary>
    internal static string Behind(JsonNode? value, int indent, bool canBeCompact, bool keepsTrailingLines)
    {
        var text = new StringBuilder();
        Value(text, value, indent, new Layout(default, keepsTrailingLines), 1, prefix: " ", canBeCompact, canIndentLiteral: true);
        return text.ToString();
    }

    /// <summary>A key as it stands before its <c>:</c>, or null when it has to be written with a leading <c>?</c>.</summary>
    internal static string? ImplicitKey(string key, YamlStyle style = default, bool inFlow = false)
    {
        // The scanner takes " *" and " &" inside an unquoted key for an alias or an anchor.
        var isOdd = key.Contains(" *", StringComparison.Ordinal) || key.Contains(" &", StringComparison.Ordinal);
        var preferred = style.DoubleQuoted ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.SingleQuoted;
        var written = isOdd ? YamlQuoting.Inline(key, preferred, inFlow) : YamlQuoting.Inline(key, style, inFlow);
        return written.Length <= LongestImplicitKey ? written : null;
    }

    /// <summary>The value on one line, for places inside brackets.</summary>
    internal static string Flow(JsonNode? value, YamlScalarStyle preferred = YamlScalarStyle.Plain)
    {
        var text = new StringBuilder();
        FlowValue(text, value, preferred, 1);
        return text.ToString();
    }

    /// <summary>A scalar on one line, or null when the value is a collection or a text that should be a literal block.</summary>
    internal static string? InlineScalar(JsonNode? value, YamlScalarStyle preferred, bool inFlow) => value switch
    {
        JsonObject or JsonArray => null,
        _ when TextOf(value) is { } text => !inFlow && YamlQuoting.FitsLiteral(text) ? null : YamlQuoting.Inline(text, preferred, inFlow),
        _ => ScalarText(value),
    };

    // KeepsTrailingLines: whether a text that ends with blank lines may be a block that owns them.
    private readonly record struct Layout(YamlStyle Style, bool KeepsTrailingLines = true);

    private static void Mapping(StringBuilder text, JsonObject map, int indent, bool isInline, Layout layout, int depth)
    {
        CheckDepth(depth);
        foreach (var (key, value) in map)
        {
            if (!isInline)
            {
                text.Append(' ', indent);
            }

            isInline = false;
            if (ImplicitKey(key, layout.Style) is { } written)
            {
                text.Append(written).Append(':');
            }
            else
            {
                text.Append("? ").Append(YamlQuoting.Inline(key, layout.Style, inFlow: false)).Append('\n').Append(' ', indent).Append(':');
            }

            Value(text, value, indent, layout, depth + 1, prefix: " ", canBeCompact: false, canIndentLiteral: true);
        }
    }

    private static void Sequence(StringBuilder text, JsonArray list, int indent, bool isInline, Layout layout, int depth)
    {
        CheckDepth(depth);
        foreach (var item in list)
        {
            if (!isInline)
            {
                text.Append(' ', indent);
            }

            isInline = false;
            text.Append('-');
            Value(text, item, indent, layout, depth + 1, prefix: " ", canBeCompact: true, canIndentLiteral: true);
        }
    }

    private static void Value(
        StringBuilder text, JsonNode? value, int indent, Layout layout, int depth, string prefix, bool canBeCompact, bool canIndentLiteral)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append(canBeCompact ? prefix : "\n");
                Mapping(text, map, indent + 2, canBeCompact, layout, depth);
                return;
            case JsonArray { Count: > 0 } list:
                text.Append(canBeCompact ? prefix : "\n");
                Sequence(text, list, indent + 2, canBeCompact, layout, depth);
                return;
        }

        text.Append(prefix);
        if (TextOf(value) is { } content)
        {
            if (YamlQuoting.FitsLiteral(content) && (canIndentLiteral || content[0] != ' ')
                && (layout.KeepsTrailingLines || !content.EndsWith("\n\n", StringComparison.Ordinal)))
            {
                Literal(text, content, indent + 2);
                return;
            }

            text.Append(YamlQuoting.Inline(content, layout.Style, inFlow: false));
        }
        else
        {
            text.Append(ScalarText(value));
        }

        text.Append('\n');
    }

    private static void Literal(StringBuilder text, string content, int indent)
    {
        text.Append('|');
        if (content[0] == ' ')
        {
            text.Append('2');
        }

        text.Append(content switch
        {
            _ when !content.EndsWith('\n') => "-",
            _ when content.EndsWith("\n\n", StringComparison.Ordinal) => "+",
            _ => "",
        });
        var body = content.EndsWith('\n') ? content.AsSpan(0, content.Length - 1) : content;
        foreach (var range in body.Split('\n'))
        {
            text.Append('\n');
            var line = body[range];
            if (!line.IsEmpty)
            {
                text.Append(' ', indent).Append(line);
            }
        }

        text.Append('\n');
    }

    private static void FlowValue(StringBuilder text, JsonNode? value, YamlScalarStyle preferred, int depth)
    {
        CheckDepth(depth);
        switch (value)
        {
            case JsonObject map:
                text.Append('{');
                foreach (var (key, item) in map)
                {
                    Separate(text, '{');
                    var longKey = "? " + YamlQuoting.Inline(key, YamlScalarStyle.DoubleQuoted, inFlow: true) + " ";
                    text.Append(ImplicitKey(key, inFlow: true) ?? longKey).Append(": ");
                    FlowValue(text, item, YamlScalarStyle.Plain, depth + 1);
                }

                text.Append('}');
                break;
            case JsonArray list:
                text.Append('[');
                foreach (var item in list)
                {
                    Separate(text, '[');
                    FlowValue(text, item, YamlScalarStyle.Plain, depth + 1);
                }

                text.Append(']');
                break;
            default:
                text.Append(InlineScalar(value, preferred, inFlow: true));
                break;
        }
    }

    private static void Separate(StringBuilder text, char opening)
    {
        if (text[^1] != opening)
        {
            text.Append(", ");
        }
    }

    private static string? TextOf(JsonNode? value)
    {
        if (value is not JsonValue scalar || scalar.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        // Values made from dates or ids are texts in JSON but not strings in memory.
        return scalar.TryGetValue<string>(out var text) ? text : JsonNode.Parse(scalar.ToJsonString())!.GetValue<string>();
    }

    private static string ScalarText(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ => value.ToJsonString(),
    };

    private static void CheckDepth(int depth)
    {
        if (depth > YamlLimits.Default.MaxDepth)
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument,
                $"The value is nested deeper than {YamlLimits.Default.MaxDepth} levels and cannot be written as YAML.",
                "Flatten it.");
        }
    }
}
