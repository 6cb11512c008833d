using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Yaml;

/// <summary>Changes of a JSON value at a path of keys and indexes.</summary>
internal static class YamlPathEdit
{
    public static JsonNode? Set(JsonNode? root, IReadOnlyList<string> path, JsonNode? value, string? insertAfter)
    {
        if (path.Count == 0)
        {
            return value;
        }

        root ??= new JsonObject();
        var node = root;
        for (var i = 0; i < path.Count - 1; i++)
        {
            var next = Child(node, path[i], path);
            if (next is null)
            {
                next = new JsonObject();
                Put(node, path[i], next, null, path);
            }

            node = next;
        }

        Put(node, path[^1], value, insertAfter, path);
        return root;
    }

    public static JsonNode? Remove(JsonNode? root, IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return null;
        }

        var node = root;
        for (var i = 0; i < path.Count - 1 && node is not null; i++)
        {
            node = node switch
            {
                JsonObject map => map[path[i]],
                JsonArray list when Index(path[i]) is { } index && index < list.Count => list[index],
                _ => null,
            };
        }

        switch (node)
        {
            case JsonObject map:
                map.Remove(path[^1]);
                break;
            case JsonArray list when Index(path[^1]) is { } index && index < list.Count:
                list.RemoveAt(index);
                break;
        }

        return root;
    }

    private static JsonNode? Child(JsonNode node, string segment, IReadOnlyList<string> path) => node switch
    {
        JsonObject map => map[segment],
        JsonArray list when Index(segment) is { } index && index <= list.Count => index < list.Count ? list[index] : null,
        _ => throw Nowhere(segment, path),
    };

    private static void Put(JsonNode node, string segment, JsonNode? value, string? insertAfter, IReadOnlyList<string> path)
    {
        switch (node)
        {
            case JsonObject map when !map.ContainsKey(segment) && insertAfter is not null && map.IndexOf(insertAfter) is >= 0 and var before:
                map.Insert(before + 1, segment, value);
                break;
            case JsonObject map:
                map[segment] = value;
                break;
            case JsonArray list when Index(segment) is { } index && index < list.Count:
                list[index] = value;
                break;
            case JsonArray list when Index(segment) == list.Count:
                list.Add(value);
                break;
            default:
                throw Nowhere(segment, path);
        }
    }

    private static int? Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static SwampException Nowhere(string segment, IReadOnlyList<string> path) =>
        new(
            ErrorCodes.InvalidArgument,
            $"'{segment}' of '{string.Join('.', path)}' leads nowhere: what stands before it is not a mapping, or the list is shorter.",
            "Check the path.");
}
