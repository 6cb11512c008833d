using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Models;

/// <summary>Values that a schema marks as secret, as people are shown them (TYPE-13).</summary>
public static class SensitiveSchema
{
    /// <summary>What stands where a secret is not shown.</summary>
    public const string Mask = "***";

    /// <summary>A copy with everything at a sensitive place replaced by <see cref="Mask"/>; null stays null (MOD-10).</summary>
    public static JsonObject Masked(JsonObject? schema, JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var copy = (JsonObject)value.DeepClone();
        foreach (var (path, secret, _) in SensitivePaths.In(schema, copy))
        {
            if (secret is not null && path.Count > 0)
            {
                Replace(copy, path);
            }
        }

        return copy;
    }

    private static void Replace(JsonNode root, IReadOnlyList<string> path)
    {
        var parent = path.SkipLast(1).Aggregate(root, static (node, step) => node is JsonArray list ? list[IndexOf(step)]! : node[step]!);
        if (parent is JsonArray items)
        {
            items[IndexOf(path[^1])] = Mask;
        }
        else
        {
            parent[path[^1]] = Mask;
        }
    }

    private static int IndexOf(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
