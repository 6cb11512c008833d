using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Expressions;

/// <summary>
/// The secrets of one call: each value is represented by an opaque token while text is put together, and replaced by the real value only
/// where the method runs (SEC-1). Not safe for concurrent writers.
/// </summary>
public sealed class SecretTable(IIdGenerator ids)
{
    private readonly string prefix = $"__SWAMP_VSEC_{ids.NewUuid():N}"[..21];
    private readonly Dictionary<string, string> valueByToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tokenByValue = new(StringComparer.Ordinal);

    /// <summary>How every token of this table starts.</summary>
    public string TokenPrefix => prefix;

    /// <summary>Tokens and their values.</summary>
    public IReadOnlyDictionary<string, string> Tokens => valueByToken;

    /// <summary>The token that stands for a value; the same value has one token.</summary>
    public string TokenFor(string value)
    {
        if (!tokenByValue.TryGetValue(value, out var token))
        {
            token = $"{prefix}_{valueByToken.Count}__";
            tokenByValue.Add(value, token);
            valueByToken.Add(token, value);
        }

        return token;
    }

    /// <summary>The value behind a token.</summary>
    public bool TryGetValue(string token, [NotNullWhen(true)] out string? value) => valueByToken.TryGetValue(token, out value);

    /// <summary>Puts the real values into a text.</summary>
    public string Reveal(string text)
    {
        if (valueByToken.Count == 0 || !text.Contains(prefix, StringComparison.Ordinal))
        {
            return text;
        }

        // Later tokens first, so that …_1__ cannot be mistaken for the start of …_10__ (the closing underscores already prevent it).
        foreach (var (token, value) in valueByToken.Reverse())
        {
            text = text.Replace(token, value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The places in a value whose text holds a secret, as people write them: <c>env.TOKEN</c>, <c>args[1]</c>.</summary>
    public IEnumerable<string> PlacesIn(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => PlacesIn(member.Value).Select(place => place.Length == 0 || place[0] == '[' ? $"{member.Key}{place}" : $"{member.Key}.{place}")),
        JsonArray list => list.SelectMany((item, i) => PlacesIn(item).Select(place => place.Length == 0 || place[0] == '[' ? $"[{i}]{place}" : $"[{i}].{place}")),
        JsonValue value when value.TryGetValue<string>(out var text) && Reveal(text) != text => [""],
        _ => [],
    };

    /// <summary>A copy of a value with the real values in all its texts: for the place where the method runs, and nowhere else.</summary>
    public JsonNode? Reveal(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Reveal(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reveal)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Reveal(text),
        _ => node?.DeepClone(),
    };
}
