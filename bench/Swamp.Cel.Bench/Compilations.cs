using System.Text.Json;

namespace Swamp.Cel.Bench;

/// <summary>From text to a program, against reading as many characters of JSON.</summary>
internal static class Compilations
{
    private const double Budget = 20;

    private static readonly string[] s_expressions =
    [
        "size(inputs.items) > 2 && inputs.region.startsWith('eu') ? 1:2",
        "inputs.hosts.filter(h, h.up && h.zone == 'a').map(h, h.name)",
        "data.latest('web', 'result').attributes.items[0].name + '-1'",
        "modelName == 'model-7' && attributes.exitCode == 0 || isLate",
    ];

    public static void Run()
    {
        var environment = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp)
            .AddFunction(CelFunction.Create("data.latest", [CelType.String, CelType.String], CelType.Dyn, static _ => CelValue.Null)).Build();
        ReportTable.Begin("Compiling expressions of 60 characters; the floor is parsing 60 characters of JSON");
        const string json = """{"a":[1,2,{"b":"eu-west-1"}],"c":true,"d":"model-7","e":12.5}""";
        var floor = Measure.Of(2000, 31, static () =>
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind;
        });
        ReportTable.Row($"floor: `JsonDocument.Parse` of {json.Length} characters", floor);
        foreach (var expression in s_expressions)
        {
            ReportTable.Row($"`{expression.Replace("|", "\\|", StringComparison.Ordinal)}` ({expression.Length})", Measure.Of(1000, 31, () => environment.Compile(expression)), floor, Budget);
        }
    }
}
