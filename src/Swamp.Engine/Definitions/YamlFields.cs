using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>
/// A mapping of a definition or workflow file, read key by key with errors that say where the value stands and what belongs there. A key
/// without a value counts as absent.
/// </summary>
internal sealed class YamlFields
{
    private readonly YamlMapping mapping;
    private readonly string? file;
    private readonly string path;
    private readonly YamlFieldWords words;
    private readonly string? label;

    private YamlFields(YamlMapping mapping, string? file, string path, YamlFieldWords words, string? label)
    {
        this.mapping = mapping;
        this.file = file;
        this.path = path;
        this.words = words;
        this.label = label;
    }

    /// <summary>The fields of a node that has to be a mapping.</summary>
    /// <param name="node">The node.</param>
    /// <param name="file">File name for errors.</param>
    /// <param name="path">Where the node stands, in dotted form; empty for the document.</param>
    /// <param name="words">What errors call the document; a definition when null.</param>
    public static YamlFields Of(YamlNode node, string? file, string path, YamlFieldWords? words = null) => node.Resolved is YamlMapping mapping
        ? new YamlFields(mapping, file, path, words ?? YamlFieldWords.Definition, null)
        : throw Error(words ?? YamlFieldWords.Definition, node, file, $"{Subject(words ?? YamlFieldWords.Definition, path)} has to be a mapping (key: value lines), not {Kind(node)}", null);

    /// <summary>The same mapping with a name of its own for errors, such as <c>Job 'build'</c>.</summary>
    public YamlFields Named(string name) => new(mapping, file, path, words, name);

    /// <summary>What errors call the mapping itself.</summary>
    public string Label => label ?? Subject(words, path);

    /// <summary>The mapping.</summary>
    public YamlMapping Node => mapping;

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
                throw Error(entry.Key, $"{Label} has an unknown key '{key}'", hint);
            }
        }
    }

    /// <summary>The node of a key, or null when it is absent or empty.</summary>
    public YamlNode? Find(string key) =>
        mapping.TryGet(key, out var entry) && !IsNull(entry.Value) ? entry.Value : null;

    /// <summary>The node of a key that has to be there.</summary>
    public YamlNode Require(string key, string hint) =>
        Find(key) ?? throw Error(mapping, $"{Label} has no '{key}'", hint);

    /// <summary>The mapping of a key, or null.</summary>
    public YamlFields? Fields(string key) => Find(key) is { } node ? Of(node, file, Below(key), words) : null;

    /// <summary>The fields of a list item that has to be a mapping.</summary>
    public YamlFields FieldsOf(YamlNode node, string nodePath) => Of(node, file, nodePath, words);

    /// <summary>The text of a key, or null. A number or a boolean is refused: its text is not always what was written.</summary>
    public string? Text(string key) => Find(key) is { } node ? TextOf(node, Below(key)) : null;

    /// <summary>The texts of a list, or an empty list.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select((item, index) => TextOf(item, $"{Below(key)}[{index}]"))];

    /// <summary>The items of a list, or none.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key)?.Resolved switch
    {
        null => [],
        YamlSequence list => list.Items,
        var other => throw Error(other, $"{Subject(words, Below(key))} has to be a list ('- item' lines), not {Kind(other)}", null),
    };

    /// <summary>The text of a node.</summary>
    public string TextOf(YamlNode node, string nodePath) => node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, file) is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : throw Error(
            node,
            $"{Subject(words, nodePath)} has to be a text, not {Kind(node)}",
            node.Resolved is YamlScalar { Value.Length: > 0 } plain ? $"Quote it: '{plain.Value}'." : null);

    /// <summary>The texts of a mapping by key, or null when it is absent.</summary>
    public IReadOnlyDictionary<string, string>? TextMap(string key)
    {
        if (Fields(key) is not { } section)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Entries)
        {
            texts.Add(name, section.TextOf(value, section.Below(name)));
        }

        return texts;
    }

    /// <summary>The boolean of a key, or null.</summary>
    public bool? Flag(string key) => Find(key) is not { } node
        ? null
        : node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, file) is JsonValue value && value.TryGetValue<bool>(out var flag)
            ? flag
            : throw Error(node, $"{Subject(words, Below(key))} has to be true or false, not {Kind(node)}", null);

    /// <summary>The whole number of a key, or null.</summary>
    public int? Whole(string key, int minimum, int maximum = int.MaxValue) => Find(key) is not { } node
        ? null
        : NumberOf(node) is { } number && double.IsInteger(number) && number >= minimum && number <= maximum
            ? (int)number
            : throw Error(
                node,
                $"{Subject(words, Below(key))} has to be a whole number from {minimum}{(maximum == int.MaxValue ? "" : $" to {maximum}")}, not {Kind(node)}",
                null);

    /// <summary>The number of a key, or null.</summary>
    public double? Number(string key, double minimum = double.MinValue, double maximum = double.MaxValue) => Find(key) is not { } node
        ? null
        : NumberOf(node) is { } number && number >= minimum && number <= maximum
            ? number
            : throw Error(node, $"{Subject(words, Below(key))} has to be a number{Range(minimum, maximum)}, not {Kind(node)}", null);

    /// <summary>A number of seconds, or a text such as <c>90s</c>, <c>15m</c> or <c>2h</c>; null when absent.</summary>
    public TimeSpan? Duration(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (NumberOf(node) is >= 0 and <= 1e11 and var seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return node.Resolved is YamlScalar scalar && NumberOf(node) is null && DurationText.TryParse(scalar.Value, out var duration)
            ? duration
            : throw Error(
                node,
                $"{Subject(words, Below(key))} has to be a duration, not {(node.Resolved is YamlScalar other ? $"'{Shown(other.Value)}'" : Kind(node))}",
                "Write a number of seconds, or a text with a unit: 90s, 15m, 2h, 7d.");
    }

    /// <summary>Where a key of this mapping stands.</summary>
    public string Below(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The error for a node of this mapping.</summary>
    public SwampException Error(YamlNode node, string problem, string? hint) => Error(words, node, file, problem, hint);

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

    private static string Range(double minimum, double maximum) =>
        minimum == double.MinValue ? "" : maximum == double.MaxValue ? $" from {minimum}" : $" from {minimum} to {maximum}";

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private double? NumberOf(YamlNode node) =>
        node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, file) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    private static string Subject(YamlFieldWords words, string path) => path.Length == 0 ? words.Document : $"'{path}'";

    private static SwampException Error(YamlFieldWords words, YamlNode node, string? file, string problem, string? hint) =>
        new(words.Code, problem + ".", hint, new SourceLocation(file, node.Start.Line, node.Start.Column));
}
