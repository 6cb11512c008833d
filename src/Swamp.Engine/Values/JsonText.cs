using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Values;

/// <summary>Reads JSON texts strictly: no comments, no trailing commas, no double keys, at most 100 levels.</summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 100 };

    /// <summary>The value of a JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON; it holds line and position. Also when an object has a key twice.</exception>
    public static JsonNode? Parse(string text)
    {
        using var document = JsonDocument.Parse(text, Strict);
        return Build(document.RootElement);
    }

    // JsonNode.Parse finds double keys only when somebody looks at the object, and then throws something else.
    private static JsonNode? Build(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    if (!map.TryAdd(property.Name, Build(property.Value)))
                    {
                        throw new JsonException($"The key '{property.Name}' stands twice in one object.");
                    }
                }

                return map;
            case JsonValueKind.Array:
                var list = new JsonArray();
                foreach (var item in element.EnumerateArray())
                {
                    list.Add(Build(item));
                }

                return list;
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
