using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>
/// A mapping of a definition file, read key by key with errors that say where the value stands and what belongs there. A key without a
/// value counts as absent.
/// </summary>
internal sealed class YamlFields
{
    private readonly YamlMapping mapping;
    private readonly string? file;
    private readonly string path;

    private YamlFields(YamlMapping mapping, string? file, string path)
    {
        this.mapping = mapping;
        this.file = file;
        this.path = path;
    }

    /// <summary>The fields of a node that has to be a mapping.</summary>
    /// <param name="node">The node.</param>
    /// <param name="file">File name for errors.</param>
    /// <param name="path">Where the node stands, in dotted form; empty for the document.</param>
    public static YamlFields Of(YamlNode node, string? file, string path) => node.Resolved is YamlMapping mapping
        ? new YamlFields(mapping, file, path)
        : throw Error(node, file, $"{Subject(path)} has to be a mapping (key: value lines), not {Kind(node)}", null);

    /// <summary>The keys and what stands behind them.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries =>
        mapping.EffectiveEntries().Select(static entry => (entry.Key.Value, entry.Value));

    /// <summary>The mapping as JSON.</summary>
    public JsonObject ToJson() => (JsonObject)YamlJson.Of(mapping, file)!;

    /// <summary>Refuses keys that are not among the known ones; keys that start with <c>x-</c> are everybody's own.</summary>
    public void Allow(params ReadOnlySpan<string> known)
    {
        foreach (var entry in mapping.EffectiveEntries())
        {
            var key = entry.Key.Value;
            if (!known.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
            {
                var names = known.ToArray();
                var hint = Suggestions.Closest(key, names) is { } close ? $"Did you mean '{close}'?" : $"Known keys: {string.Join(", ", names)}.";
                throw Error(entry.Key, file, $"{Subject(path)} has an unknown key '{key}'", hint);
            }
        }
    }

    /// <summary>The node of a key, or null when it is absent or empty.</summary>
    public YamlNode? Find(string key) =>
        mapping.TryGet(key, out var entry) && !IsNull(entry.Value) ? entry.Value : null;

    /// <summary>The node of a key that has to be there.</summary>
    public YamlNode Require(string key, string hint) =>
        Find(key) ?? throw Error(mapping, file, $"{Subject(path)} has no '{key}'", hint);

    /// <summary>The mapping of a key, or null.</summary>
    public YamlFields? Fields(string key) => Find(key) is { } node ? Of(node, file, Below(key)) : null;

    /// <summary>The fields of a list item that has to be a mapping.</summary>
    public YamlFields FieldsOf(YamlNode node, string nodePath) => Of(node, file, nodePath);

    /// <summary>The text of a key, or null. A number or a boolean is refused: its text is not always what was written.</summary>
    public string? Text(string key) => Find(key) is { } node ? TextOf(node, Below(key)) : null;

    /// <summary>The texts of a list, or an empty list.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select((item, index) => TextOf(item, $"{Below(key)}[{index}]"))];

    /// <summary>The items of a list, or none.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key)?.Resolved switch
    {
        null => [],
        YamlSequence list => list.Items,
        var other => throw Error(other, file, $"{Subject(Below(key))} has to be a list ('- item' lines), not {Kind(other)}", null),
    };

    /// <summary>The text of a node.</summary>
    public string TextOf(YamlNode node, string nodePath) => node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, file) is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : throw Error(
            node,
            file,
            $"{Subject(nodePath)} has to be a text, not {Kind(node)}",
            node.Resolved is YamlScalar { Value.Length: > 0 } plain ? $"Quote it: '{plain.Value}'." : null);

    /// <summary>Where a key of this mapping stands.</summary>
    public string Below(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The error for a node of this mapping.</summary>
    public SwampException Error(YamlNode node, string problem, string? hint) => Error(node, file, problem, hint);

    /// <summary>Whether a node is the null of YAML.</summary>
    public static bool IsNull(YamlNode node) => node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, null) is null;

    /// <summary>What a node is, for messages.</summary>
    public static string Kind(YamlNode node) => node.Resolved switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar scalar => YamlScalars.ToJson(scalar, null) switch
        {
            null => "nothing",
            JsonValue value when value.TryGetValue<bool>(out _) => $"the boolean {scalar.Value}",
            JsonValue value when value.TryGetValue<string>(out _) => "a text",
            _ => $"the number {scalar.Value}",
        },
        _ => "something else",
    };

    private static string Subject(string path) => path.Length == 0 ? "The definition" : $"'{path}'";

    private static SwampException Error(YamlNode node, string? file, string problem, string? hint) =>
        new(ErrorCodes.InvalidDefinition, problem + ".", hint, new SourceLocation(file, node.Start.Line, node.Start.Column));
}
