using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Redaction;

/// <summary>
/// Keeps secrets out of everything that is shown or stored (SEC-3): values are registered when they are resolved, and texts have them
/// replaced by <see cref="Mask"/> in whatever form they turn up: as they are, JSON- or HTML-escaped, URL- or base64-encoded, quoted for a
/// shell, or line by line. Values shorter than three characters are not looked for. Safe for concurrent callers; costs nothing while no
/// secret is registered.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    private readonly Lock gate = new();
    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private volatile RedactionSet? current;
    private volatile bool any;

    /// <summary>Whether nothing is registered.</summary>
    public bool IsEmpty => !any;

    /// <summary>The registered values; for handing them to another process that redacts (ENV-6). Never to be logged.</summary>
    public IReadOnlyCollection<string> Secrets
    {
        get
        {
            lock (gate)
            {
                return [.. secrets];
            }
        }
    }

    /// <summary>Registers a value. Null and values that are too short are ignored.</summary>
    public void Register(string? secret)
    {
        if (secret is null || secret.Length < SecretForms.Shortest)
        {
            return;
        }

        lock (gate)
        {
            if (secrets.Add(secret))
            {
                current = null;
                any = true;
            }
        }
    }

    /// <summary>Registers every text and number of a sensitive value, and the value's compact JSON text.</summary>
    public void Register(JsonNode? secret)
    {
        switch (secret)
        {
            case JsonObject map:
                Register(map.ToJsonString(JsonTexts.Compact));
                foreach (var (_, value) in map)
                {
                    Register(value);
                }

                break;
            case JsonArray list:
                Register(list.ToJsonString(JsonTexts.Compact));
                foreach (var value in list)
                {
                    Register(value);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Register(value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                Register(value.ToJsonString());
                break;
            default:
                break;
        }
    }

    /// <summary>The text without secrets; the same instance when it holds none.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Current() is not { } set || !set.Units.FindsAny(text.AsSpan()))
        {
            return text;
        }

        var output = new ArrayBufferWriter<char>(text.Length);
        var scan = new RedactionScan<char>(set.Units, [.. Mask]);
        scan.Push(text, output);
        scan.Finish(output);
        return new string(output.WrittenSpan);
    }

    /// <summary>Like <see cref="Redact(string)"/>; null stays null.</summary>
    public string? RedactOrNull(string? text) => text is null ? null : Redact(text);

    /// <summary>
    /// The value without secrets in its texts and keys; a number that is itself a registered value becomes <see cref="Mask"/>. The same
    /// instance when nothing is hidden, otherwise a copy. Keys that become equal get a number.
    /// </summary>
    public JsonNode? Redact(JsonNode? node) => IsEmpty ? node : Redacted(node);

    /// <summary>A redaction of text that comes in pieces.</summary>
    public TextRedaction OpenText() => new(this);

    /// <summary>A redaction of UTF-8 (or any bytes) that comes in pieces; bytes that belong to no secret pass unchanged.</summary>
    public ByteRedaction OpenBytes() => new(this);

    /// <summary>What to look for now; null for nothing.</summary>
    internal RedactionSet? Current()
    {
        if (!any)
        {
            return null;
        }

        if (current is { } set)
        {
            return set;
        }

        lock (gate)
        {
            return current ??= new RedactionSet([.. secrets]);
        }
    }

    private JsonNode? Redacted(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                return Redacted(map);
            case JsonArray list:
                var items = list.Select(Redacted).ToList();
                return items.Zip(list).All(static pair => ReferenceEquals(pair.First, pair.Second)) ? list : new JsonArray([.. items.Select(Free)]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                var clean = Redact(text);
                return ReferenceEquals(text, clean) ? value : JsonValue.Create(clean);
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && IsRegistered(value.ToJsonString()):
                return JsonValue.Create(Mask);
            default:
                return node;
        }
    }

    private JsonObject Redacted(JsonObject map)
    {
        var isChanged = false;
        var entries = new List<KeyValuePair<string, JsonNode?>>(map.Count);
        foreach (var (key, value) in map)
        {
            var (cleanKey, cleanValue) = (Redact(key), Redacted(value));
            isChanged |= !ReferenceEquals(key, cleanKey) || !ReferenceEquals(value, cleanValue);
            entries.Add(new(cleanKey, cleanValue));
        }

        if (!isChanged)
        {
            return map;
        }

        var copy = new JsonObject();
        foreach (var (key, value) in entries)
        {
            var name = key;
            for (var n = 2; copy.ContainsKey(name); n++)
            {
                name = $"{key}-{n}";
            }

            copy.Add(name, Free(value));
        }

        return copy;
    }

    private bool IsRegistered(string text)
    {
        lock (gate)
        {
            return secrets.Contains(text);
        }
    }

    // A node that still hangs in the original tree cannot be put into another one.
    private static JsonNode? Free(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();
}
