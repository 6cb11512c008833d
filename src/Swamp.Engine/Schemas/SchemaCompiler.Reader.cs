using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Schemas;

internal sealed partial class SchemaCompiler
{
    // Reads keywords of one schema object, checking the shape of each.
    private readonly struct Reader(SchemaCompiler compiler, JsonObject map, string location, SchemaResource resource, int depth)
    {
        public SchemaNode? Schema(string keyword) =>
            map.TryGetPropertyValue(keyword, out var value) ? compiler.Node(value, $"{location}/{keyword}", resource, depth + 1) : null;

        public IReadOnlyList<SchemaNode>? Schemas(string keyword)
        {
            if (!map.TryGetPropertyValue(keyword, out var value))
            {
                return null;
            }

            if (value is not JsonArray list)
            {
                throw Bad($"{location}/{keyword}", "it has to be a list of schemas");
            }

            var nodes = new List<SchemaNode>(list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                nodes.Add(compiler.Node(list[i], $"{location}/{keyword}/{i}", resource, depth + 1));
            }

            return nodes;
        }

        public IReadOnlyDictionary<string, SchemaNode>? SchemaMap(string keyword)
        {
            if (!map.TryGetPropertyValue(keyword, out var value))
            {
                return null;
            }

            if (value is not JsonObject schemas)
            {
                throw Bad($"{location}/{keyword}", "it has to be an object of schemas");
            }

            var nodes = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
            foreach (var (name, schema) in schemas)
            {
                nodes.Add(name, compiler.Node(schema, $"{location}/{keyword}/{JsonPointer.Escape(name)}", resource, depth + 1));
            }

            return nodes;
        }

        public JsonTypes Types()
        {
            if (!map.TryGetPropertyValue("type", out var value))
            {
                return JsonTypes.Any;
            }

            var types = JsonTypes.None;
            foreach (var name in value as JsonArray ?? [value?.DeepClone()])
            {
                var text = JsonTypeNames.KindOf(name) == JsonValueKind.String ? name!.GetValue<string>() : null;
                var type = JsonTypeNames.Parse(text);
                types |= type != JsonTypes.None
                    ? type
                    : throw Bad(location + "/type", $"{SchemaMessages.Show(name)} is not a type{Suggestions.DidYouMean(text, JsonTypeNames.Names)}");
            }

            return types;
        }

        public JsonNumber? Number(string keyword)
        {
            if (!map.TryGetPropertyValue(keyword, out var value))
            {
                return null;
            }

            return JsonTypeNames.KindOf(value) == JsonValueKind.Number
                ? JsonNumber.Of(value!)
                : throw Bad($"{location}/{keyword}", $"it has to be a number, not {SchemaMessages.Show(value)}");
        }

        public long? Count(string keyword)
        {
            if (Number(keyword) is not { } number)
            {
                return null;
            }

            if (number.IsNegative || !number.IsInteger)
            {
                throw Bad($"{location}/{keyword}", "it has to be a whole number of zero or more");
            }

            return number.Digits.Length == 0 ? 0
                : number.Digits.Length + number.Exponent > 18 ? long.MaxValue
                : long.Parse(number.Digits + new string('0', (int)number.Exponent), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        public bool Flag(string keyword)
        {
            if (!map.TryGetPropertyValue(keyword, out var value))
            {
                return false;
            }

            return JsonTypeNames.KindOf(value) switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Bad($"{location}/{keyword}", "it has to be true or false"),
            };
        }

        public IReadOnlyList<string>? Names(string keyword) =>
            map.TryGetPropertyValue(keyword, out var value) ? NamesOf(value, $"{location}/{keyword}") : null;

        public static IReadOnlyList<string> NamesOf(JsonNode? value, string place)
        {
            if (value is not JsonArray list || list.Any(static item => JsonTypeNames.KindOf(item) != JsonValueKind.String))
            {
                throw Bad(place, "it has to be a list of texts");
            }

            return [.. list.Select(static item => item!.GetValue<string>())];
        }
    }
}
