using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Swamp.Cel.Bench;

/// <summary>A condition over many JSON records, against the same loop by hand.</summary>
internal static class Predicates
{
    private const double Budget = 100_000;

    public static void Run(int count)
    {
        var lines = new StringBuilder("[");
        for (var i = 0; i < count; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$$"""{{{(i > 0 ? "," : "")}}}{"name":"item-{{{i % 10}}}","modelName":"model-{{{i / 100}}}","version":{{{i % 7}}},"size":{{{i}}},"attributes":{"status":"{{{(i % 7 == 0 ? "failed" : "ok")}}}","exitCode":{{{i % 3}}}}}""");
        }

        using var document = JsonDocument.Parse(lines.Append(']').ToString());
        var records = document.RootElement.EnumerateArray().Select(static r => (Element: r, Variables: CelActivation.From(r))).ToArray();
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();
        ReportTable.Begin($"A condition over {count} parsed JSON records; the floor is the same loop by hand in C#");
        foreach (var (expression, byHand) in (IReadOnlyList<(string, Func<JsonElement, bool>)>)
        [
            ("modelName == 'model-7'", static r => r.GetProperty("modelName").GetString() == "model-7"),
            ("version > 3 && attributes.status == 'failed'", static r => r.GetProperty("version").GetInt64() > 3 && r.GetProperty("attributes").GetProperty("status").GetString() == "failed"),
            ("name.startsWith('item-3') && attributes.exitCode in [1, 2] && size > 1000", static r => r.GetProperty("name").GetString()!.StartsWith("item-3", StringComparison.Ordinal) && r.GetProperty("attributes").GetProperty("exitCode").GetInt64() is 1 or 2 && r.GetProperty("size").GetInt64() > 1000),
            ("attributes.missing == 1", static r => r.GetProperty("attributes").TryGetProperty("missing", out var m) && m.GetInt64() == 1),
        ])
        {
            var program = environment.Compile(expression);
            var floor = Measure.Of(1, 15, () => records.Count(r => byHand(r.Element)));
            ReportTable.Row("floor of the next", floor);
            ReportTable.Row($"`{expression}`", Measure.Of(1, 15, () => records.Count(r => program.TryEvaluate(r.Variables, out var value) && value.Kind == CelKind.Bool && value.AsBool())), floor, Budget);
        }
    }
}
