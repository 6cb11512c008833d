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
        VisitStrings(root, [], (path, text) =>
        {
            if (ExpressionText.Parse(text) is { } parsed)
            {
                sites.Add(new ExpressionSite([.. path], parsed));
            }
        });
        return sites;
    }

    /// <summary>Path and position of every opening that nothing closes, in document order.</summary>
    public static IReadOnlyList<(IReadOnlyList<string> Path, string Text, int Offset)> Unclosed(JsonNode? root)
    {
        var found = new List<(IReadOnlyList<string> Path, string Text, int Offset)>();
        VisitStrings(root, [], (path, text) =>
        {
            if (ExpressionText.UnclosedAt(text) is >= 0 and var offset)
            {
                found.Add(([.. path], text, offset));
            }
        });
        return found;
    }

    /// <summary>Whether any string value holds an expression.</summary>
    public static bool ContainsAny(JsonNode? root) => root switch
    {
        JsonObject map => map.Any(p => ContainsAny(p.Value)),
        JsonArray list => list.Any(ContainsAny),
        JsonValue value => value.GetValueKind() == JsonValueKind.String && ExpressionText.Parse(value.GetValue<string>()) is not null,
        _ => false,
    };

    private static void VisitStrings(JsonNode? node, List<string> path, Action<List<string>, string> visit)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    path.Add(key);
                    VisitStrings(value, path, visit);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    path.Add(i.ToString());
                    VisitStrings(list[i], path, visit);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                visit(path, value.GetValue<string>());
                break;
            default:
                break;
        }
    }
}
