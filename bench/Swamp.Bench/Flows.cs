using System.Text;

namespace Swamp.Bench;

/// <summary>Workflows of many steps, as the executable runs them.</summary>
internal static class Flows
{
    public static IEnumerable<Scenario> All(string swamp) =>
    [
        new Scenario("Workflow: one assertion", new Command(swamp, "workflow", "run", "checks-1", "--quiet")),
        new Scenario("Workflow: 1 000 assertions", new Command(swamp, "workflow", "run", "checks-1000", "--quiet")) { MostRounds = 5, BudgetText = "2 s", Budget = _ => 2000 },
        new Scenario("Workflow: 10 000 assertions", new Command(swamp, "workflow", "run", "checks-10000", "--quiet")) { MostRounds = 3, BudgetText = "20 s", Budget = _ => 20_000 },
        new Scenario("Workflow: 1 000 shell methods", new Command(swamp, "workflow", "run", "shells-1000", "--quiet")) { MostRounds = 3 },
    ];

    public static void Prepare()
    {
        foreach (var count in new[] { 1, 1000, 10_000 })
        {
            Write($"checks-{count}", count, static _ => "{ type: assert, expr: 'true', message: m }");
        }

        Write("shells-1000", 1000, static i => $"{{ type: model_method, modelType: command/shell, modelName: lane-{i % 16}, methodName: execute, inputs: {{ run: ':' }} }}");
    }

    private static void Write(string name, int count, Func<int, string> task)
    {
        var text = new StringBuilder($"id: {Guid.NewGuid()}\nname: {name}\njobs:\n  - name: j\n    concurrency: 16\n    steps:\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"      - {{ name: s{i}, task: {task(i)} }}\n");
        }

        File.WriteAllText(Path.Combine("workflows", $"workflow-{name}.yaml"), text.ToString());
    }
}
