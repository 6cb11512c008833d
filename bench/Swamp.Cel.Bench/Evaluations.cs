using System.Text.Json;

namespace Swamp.Cel.Bench;

/// <summary>One evaluation of a compiled expression over a JSON document, against the same written in C# over the document.</summary>
internal static class Evaluations
{
    private const double Budget = 2;

    private const string Json =
        """
        { "inputs": { "name": "web", "items": [ 1, 2, 3 ], "region": "eu-west-1", "limits": { "cpu": 4 } },
          "modelName": "model-7", "version": 3, "attributes": { "exitCode": 0, "stdout": "all is well" } }
        """;

    public static void Run()
    {
        using var document = JsonDocument.Parse(Json);
        var root = document.RootElement;
        var variables = CelActivation.From(root);
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();
        ReportTable.Begin("One evaluation over a JSON document; the floor is the same by hand in C#");
        foreach (var (expression, byHand) in (IReadOnlyList<(string, Func<object?>)>)
        [
            ("inputs.name", () => root.GetProperty("inputs").GetProperty("name").GetString()),
            ("modelName == 'model-7' && attributes.exitCode == 0", () => root.GetProperty("modelName").GetString() == "model-7" && root.GetProperty("attributes").GetProperty("exitCode").GetInt64() == 0),
            ("size(inputs.items) > 2 && inputs.region.startsWith('eu') ? 'a-' + inputs.name : 'b'", () => root.GetProperty("inputs") is var i && i.GetProperty("items").GetArrayLength() > 2 && i.GetProperty("region").GetString()!.StartsWith("eu", StringComparison.Ordinal) ? "a-" + i.GetProperty("name").GetString() : "b"),
            ("inputs.items.exists(i, i == 3)", () => root.GetProperty("inputs").GetProperty("items").EnumerateArray().Any(static i => i.GetInt64() == 3)),
            ("inputs.items.map(i, i * 2)", () => root.GetProperty("inputs").GetProperty("items").EnumerateArray().Select(static i => i.GetInt64() * 2).ToArray()),
            ("{'name': inputs.name, 'cpu': inputs.limits.cpu}", () => new Dictionary<string, object?> { ["name"] = root.GetProperty("inputs").GetProperty("name").GetString(), ["cpu"] = root.GetProperty("inputs").GetProperty("limits").GetProperty("cpu").GetInt64() }),
            ("inputs.region.matches('^[a-z]+-[a-z]+-[0-9]$')", () => root.GetProperty("inputs").GetProperty("region").GetString() is { Length: 9 } r && char.IsAsciiDigit(r[^1])),
        ])
        {
            var program = environment.Compile(expression);
            var floor = Measure.Of(5000, 31, byHand);
            ReportTable.Row("floor of the next", floor);
            ReportTable.Row($"`{expression}`", Measure.Of(5000, 31, () => program.Evaluate(variables).Kind), floor, Budget);
        }
    }
}
