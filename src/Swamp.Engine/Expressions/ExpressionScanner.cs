using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Expressions;

/// <summary>Finds expressions in documents. Only values are looked at, never keys (EXP-5).</summary>
public static class ExpressionScanner
{
    /// <summary>All string values with expressions, in document order.</summary>
    public static IReadOnlyList<ExpressionSite> Scan(JsonNode? root)
    {
        var sites = new List<ExpressionSite>();
        Visit(root, [], sites);
        return sites;
    }

    /// <summary>Whether any string value holds an expression.</summary>
    public static bool ContainsAny(JsonNode? root) => root switch
    {
        JsonObject map => map.Any(p => ContainsAny(p.Value)),
        JsonArray list => list.Any(ContainsAny),
        JsonValue value => value.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(value.GetValue<string>()) is not null,
        _ => false,
    };

    private static void Visit(JsonNode? node, List<string> path, List<ExpressionSite> sites)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    path.Add(key);
                    Visit(value, path, sites);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    path.Add(i.ToString());
                    Visit(list[i], path, sites);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(value.GetValue<string>()) is { } text:
                sites.Add(new ExpressionSite([.. path], text));
                break;
            default:
                break;
        }
    }
}
