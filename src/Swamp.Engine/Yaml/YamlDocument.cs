using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Values;

namespace Swamp.Engine.Yaml;

/// <summary>
/// A YAML text and its tree. Immutable: an edit gives a new document whose text differs only where the content does, so comments, key order,
/// quotes and blank lines of everything else stay. A byte order mark is dropped; anything else of the text is kept.
/// </summary>
public sealed class YamlDocument
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly YamlLimits limits;

    private YamlDocument(string text, string? fileName, YamlNode? root, YamlLimits limits)
    {
        Text = text;
        FileName = fileName;
        Root = root;
        this.limits = limits;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The file's name as the user would write it; null when the text did not come from a file.</summary>
    public string? FileName { get; }

    /// <summary>The top node; null when there is nothing but comments and white space.</summary>
    public YamlNode? Root { get; }

    /// <summary>Reads a text that holds one document or nothing.</summary>
    /// <param name="text">YAML 1.2 (JSON included) with the core tags only; merge keys work as in YAML 1.1.</param>
    /// <param name="fileName">Name for error messages.</param>
    /// <param name="limits">What it may cost; <see cref="YamlLimits.Default"/> when null.</param>
    /// <exception cref="SwampException"><c>invalid_document</c> with the place: syntax, double keys, unknown tags, limits.</exception>
    public static YamlDocument Parse(string text, string? fileName = null, YamlLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= YamlLimits.Default;
        if (text.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
        {
            throw TooLarge(limits, fileName);
        }

        if (text.StartsWith('\ufeff'))
        {
            text = text[1..];
        }

        return new YamlDocument(text, fileName, YamlTreeBuilder.Build(text, fileName, limits), limits);
    }

    /// <summary>Reads a file of UTF-8 text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SwampException">
    /// <c>not_found</c> or <c>file_system</c> when it cannot be read, <c>invalid_document</c> when it is not UTF-8 or not YAML.
    /// </exception>
    public static Task<YamlDocument> LoadAsync(string path, CancellationToken cancellationToken) => LoadAsync(path, path, null, cancellationToken);

    /// <summary>Reads a file of UTF-8 text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayName">Its name in error messages, usually relative to the repository.</param>
    /// <param name="limits">What it may cost; <see cref="YamlLimits.Default"/> when null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<YamlDocument> LoadAsync(string path, string displayName, YamlLimits? limits, CancellationToken cancellationToken)
    {
        limits ??= YamlLimits.Default;
        byte[] bytes;
        try
        {
            var info = RegularFile.WithContent(path);
            if (info?.Length > limits.MaxBytes)
            {
                throw TooLarge(limits, displayName);
            }

            if (info is null)
            {
                RegularFile.Require(path, displayName);
            }

            // What is there and holds nothing is not opened: on systems that cannot tell, it may be a pipe.
            bytes = info is null && File.Exists(path) ? [] : await FileContent.BytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SwampException(ErrorCodes.NotFound, $"The file '{displayName}' does not exist.", "Check the path.", innerException: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SwampException(
                ErrorCodes.FileSystem,
                $"The file '{displayName}' cannot be read: {exception.Message}",
                "Check that it is a file you may read.",
                innerException: exception);
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument,
                $"The file is not UTF-8 text (byte {exception.Index}).",
                "Save it as UTF-8.",
                PlaceOf(bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)), displayName),
                exception);
        }

        return Parse(text, displayName, limits);
    }

    private static SourceLocation PlaceOf(ReadOnlySpan<byte> before, string file)
    {
        // Columns count characters, and what stands before the first wrong byte is valid UTF-8.
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new SourceLocation(file, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }

    /// <summary>
    /// The content as JSON. Unquoted scalars follow the YAML 1.2 core schema; quoted ones and timestamps are texts. Whole numbers beyond 64
    /// bits and numbers beyond a double keep all their digits. Aliases and merge keys are followed.
    /// </summary>
    /// <exception cref="SwampException"><c>invalid_document</c> for <c>.inf</c> and <c>.nan</c>, which JSON cannot say.</exception>
    public JsonNode? ToJson() => Root is null ? null : YamlJson.Of(Root, FileName);

    /// <summary>The content, which must be a mapping; an empty document counts as an empty one.</summary>
    /// <exception cref="SwampException"><c>invalid_document</c> when it is a list or a scalar.</exception>
    public JsonObject ToJsonObject() => ToJson() switch
    {
        null => [],
        JsonObject map => map,
        var other => throw new SwampException(
            ErrorCodes.InvalidDocument,
            $"A mapping is expected, but the document is {(other is JsonArray ? "a list" : "a single value")}.",
            "Write it as 'key: value' lines.",
            LocationOf()),
    };

    /// <summary>The node at a path of keys and indexes; null when the path leads nowhere.</summary>
    public YamlNode? Find(params ReadOnlySpan<string> path)
    {
        var node = Root;
        foreach (var segment in path)
        {
            node = Step(node, segment)?.Value;
        }

        return node;
    }

    /// <summary>
    /// Where the key (in mappings) or the item (in lists) at a path stands, or its nearest ancestor that exists; null for an empty document.
    /// </summary>
    public SourceLocation? LocationOf(params ReadOnlySpan<string> path)
    {
        if (Root is null)
        {
            return null;
        }

        var (node, mark) = (Root, Root.Start);
        foreach (var segment in path)
        {
            if (Step(node, segment) is not { } step)
            {
                break;
            }

            (node, mark) = (step.Value, step.Place);
        }

        return new SourceLocation(FileName, mark.Line, mark.Column);
    }

    /// <summary>The same as <see cref="LocationOf"/> for a path that is a list, such as <c>SchemaViolation.InstancePath</c>.</summary>
    public SourceLocation? LocationOfPath(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return LocationOf([.. path]);
    }

    /// <summary>Sets the value at a path; missing mappings on the way are made, an index equal to a list's length appends.</summary>
    /// <param name="path">Keys and indexes; empty replaces the document.</param>
    /// <param name="value">The new value.</param>
    /// <param name="insertAfter">A key of the same mapping behind which a new key goes; at the end when null or absent.</param>
    public YamlDocument With(IReadOnlyList<string> path, JsonNode? value, string? insertAfter = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Edited(YamlPathEdit.Set(ToJson(), path, value?.DeepClone(), insertAfter));
    }

    /// <summary>Removes the key or item at a path; nothing happens when there is none.</summary>
    public YamlDocument Without(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Edited(YamlPathEdit.Remove(ToJson(), path));
    }

    /// <summary>
    /// Makes the content equal to what is desired with a small change of the text: values that are equal are not touched, new keys go behind
    /// the key that precedes them in <paramref name="desired"/>. This is how definitions are saved.
    /// </summary>
    public YamlDocument MergedWith(JsonObject desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return Edited(desired);
    }

    internal YamlDocument Reparse(string text) => Parse(text, FileName, limits);

    private YamlDocument Edited(JsonNode? desired)
    {
        if (JsonEquality.AreEqual(ToJson(), desired))
        {
            return this;
        }

        // Each text is read again and compared: an edit that does not give exactly the desired content gives way to a coarser one.
        foreach (var candidate in YamlEditor.Candidates(this, desired))
        {
            if (TryReparse(candidate) is { } document && JsonEquality.AreEqual(document.ToJson(), desired))
            {
                return document;
            }
        }

        return Reparse(desired is null ? "" : YamlWriter.Write(desired));
    }

    private YamlDocument? TryReparse(string text)
    {
        try
        {
            return Reparse(text);
        }
        catch (SwampException)
        {
            return null;
        }
    }

    private static (YamlNode Value, YamlMark Place)? Step(YamlNode? node, string segment)
    {
        switch (node?.Resolved)
        {
            case YamlMapping mapping when mapping.TryGet(segment, out var entry):
                return (entry.Value, entry.Key.Start);
            case YamlSequence sequence when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < sequence.Items.Count:
                return (sequence.Items[index], sequence.Items[index].Start);
            default:
                return null;
        }
    }

    private static SwampException TooLarge(YamlLimits limits, string? fileName) =>
        new(
            ErrorCodes.InvalidDocument,
            $"{(fileName is null ? "The document" : $"'{fileName}'")} is larger than {limits.MaxBytes} bytes.",
            "Split it, or keep large content in a file of its own.");
}
