using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Agents.Settings;

/// <summary>
/// A user's JSON settings file, comments and trailing commas allowed, to which things are added by inserting text: what the user wrote
/// stays byte for byte.
/// </summary>
internal sealed class JsonText
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly string _fileName;
    private byte[] _bytes;
    private JsonSpan _root;

    private JsonText(string text, string fileName)
    {
        _fileName = fileName;
        _bytes = Encoding.UTF8.GetBytes(text);
        _root = Scan();
    }

    /// <summary>Reads a text, which must hold an object; an empty one counts as an empty object.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/> with the place.</exception>
    public static JsonText Parse(string? text, string fileName) => new(string.IsNullOrWhiteSpace(text) ? "{}\n" : text, fileName);

    /// <summary>The text as it is now.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

    /// <summary>Adds an item to the array at a path unless an item there satisfies the condition. Missing parents are made.</summary>
    public void EnsureItem(IReadOnlyList<string> path, JsonNode item, Func<JsonNode?, bool> isThere)
    {
        var (parent, depth) = Deepest(path, JsonTokenType.StartArray);
        if (depth < path.Count)
        {
            Insert(parent, path[depth], Nest(path, depth + 1, new JsonArray(item)));
        }
        else if (!parent.Items.Exists(existing => isThere(NodeOf(existing))))
        {
            Insert(parent, null, item);
        }
    }

    /// <summary>Sets a value unless the path leads to one already. Missing parents are made.</summary>
    /// <returns>The value that was there; null when it was added.</returns>
    public JsonNode? EnsureValue(IReadOnlyList<string> path, JsonNode value)
    {
        var (parent, depth) = Deepest([.. path.Take(path.Count - 1)], JsonTokenType.StartObject);
        if (depth == path.Count - 1 && parent.Member(path[^1]) is { } existing)
        {
            return NodeOf(existing);
        }

        Insert(parent, path[depth], Nest(path, depth + 1, value));
        return null;
    }

    private static JsonNode Nest(IReadOnlyList<string> path, int from, JsonNode value)
    {
        for (var i = path.Count - 1; i >= from; i--)
        {
            value = new JsonObject { [path[i]] = value };
        }

        return value;
    }

    /// <summary>Follows a path as far as it exists; the last step must lead to a value of the given kind, those before it to objects.</summary>
    private (JsonSpan Value, int Depth) Deepest(IReadOnlyList<string> path, JsonTokenType last)
    {
        var value = _root;
        for (var depth = 0; depth < path.Count; depth++)
        {
            if (value.Member(path[depth]) is not { } next)
            {
                return (value, depth);
            }

            var wanted = depth == path.Count - 1 ? last : JsonTokenType.StartObject;
            if (next.Kind != wanted)
            {
                throw Wrong($"\"{string.Join('.', path.Take(depth + 1))}\" must be {(wanted == JsonTokenType.StartArray ? "a list" : "an object")}", next.Start);
            }

            value = next;
        }

        return (value, path.Count);
    }

    private void Insert(JsonSpan parent, string? name, JsonNode value)
    {
        var text = Encoding.UTF8.GetString(_bytes);
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var unit = IndentUnit(text);
        var outer = IndentAt(parent.Start);
        var inner = outer + unit;
        var label = name is null ? "" : JsonValue.Create(name).ToJsonString(Pretty) + ": ";
        var written = string.Join(newLine + inner, value.ToJsonString(Pretty).Split('\n').Select(line => Reindent(line, unit)));

        var contentEnd = parent.ContentEnd;
        var close = parent.End - 1;
        var between = _bytes.AsSpan(contentEnd, close - contentEnd);
        var comma = parent.IsEmpty || HasComma(between) ? "" : ",";

        // The comma goes right behind the last child, the new one before the closing bracket: a comment after the child stays with it.
        var keep = Encoding.UTF8.GetString(between).TrimEnd();
        var added = comma + keep + newLine + inner + label + written + newLine + outer;
        _bytes = [.. _bytes.AsSpan(0, contentEnd), .. Encoding.UTF8.GetBytes(added), .. _bytes.AsSpan(close)];
        _root = Scan();
    }

    /// <summary>Whether there is a trailing comma between the last child and the closing bracket.</summary>
    private static bool HasComma(ReadOnlySpan<byte> between)
    {
        for (var i = 0; i < between.Length; i++)
        {
            if (between[i] == ',')
            {
                return true;
            }

            if (between[i] != '/')
            {
                continue;
            }

            var isBlock = between[i + 1] == '*';
            var end = between[(i + 2)..].IndexOf(isBlock ? "*/"u8 : "\n"u8);
            i = end < 0 ? between.Length : i + 2 + end + (isBlock ? 1 : 0);
        }

        return false;
    }

    private static string Reindent(string line, string unit)
    {
        var width = line.Length - line.TrimStart(' ').Length;
        return string.Concat(Enumerable.Repeat(unit, width / 2)) + line[width..];
    }

    private static string IndentUnit(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var width = line.Length - line.TrimStart(' ', '\t').Length;
            if (width > 0 && width < line.TrimEnd('\r').Length)
            {
                return line[..width];
            }
        }

        return "  ";
    }

    /// <summary>White space at the beginning of the line that a byte stands in.</summary>
    private string IndentAt(int offset)
    {
        var start = _bytes.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        var end = start;
        while (end < offset && _bytes[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return Encoding.UTF8.GetString(_bytes, start, end - start);
    }

    private JsonNode? NodeOf(JsonSpan span) => JsonNode.Parse(
        _bytes.AsSpan(span.Start, span.End - span.Start),
        documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

    private JsonSpan Scan()
    {
        // A byte order mark is legal in a file but not in what the reader accepts.
        var skip = _bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(_bytes.AsSpan(skip), Lenient);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, skip);
            if (reader.Read())
            {
                throw Wrong("there is more than one value", (int)reader.TokenStartIndex + skip);
            }

            return root.Kind == JsonTokenType.StartObject ? root : throw Wrong("the file must hold an object", root.Start);
        }
        catch (JsonException exception)
        {
            var place = new SourceLocation(_fileName, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            throw new SwampException(
                ErrorCodes.InvalidDocument, "This is not valid JSON", "Correct the file and run the command again.", place, exception);
        }
    }

    private static JsonSpan ReadValue(ref Utf8JsonReader reader, int skip)
    {
        var span = new JsonSpan(reader.TokenType, (int)reader.TokenStartIndex + skip);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                span.Members.Add(new(name, ReadValue(ref reader, skip)));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                span.Items.Add(ReadValue(ref reader, skip));
            }
        }

        span.End = (int)reader.BytesConsumed + skip;
        return span;
    }

    private SwampException Wrong(string problem, int offset)
    {
        var before = Encoding.UTF8.GetString(_bytes, 0, offset);
        var place = new SourceLocation(_fileName, before.AsSpan().Count('\n') + 1, offset == 0 ? 1 : before.Length - before.LastIndexOf('\n'));
        return new SwampException(ErrorCodes.InvalidDocument, problem, "Correct the file and run the command again.", place);
    }
}
