using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults.Outputs;

/// <summary>A value in a document that its schema marks as secret.</summary>
/// <param name="Path">Where it is, with dots: <c>credentials.password</c>, <c>users.0.token</c>.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Value">The value; null when the document has none there.</param>
internal sealed record SensitiveField(string Path, JsonObject Schema, JsonNode? Value)
{
    /// <summary>The vault that the schema names for it.</summary>
    public string? VaultName => Text("vaultName");

    /// <summary>The key that the schema names for it.</summary>
    public string? VaultKey => Text("vaultKey");

    /// <summary>Puts something else into the value's place.</summary>
    public void Replace(JsonNode? replacement)
    {
        switch (Value?.Parent)
        {
            case JsonObject map:
                map[Value.GetPropertyName()] = replacement;
                break;
            case JsonArray list:
                list[Value.GetElementIndex()] = replacement;
                break;
            default:
                break;
        }
    }

    private string? Text(string name) => Schema[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
