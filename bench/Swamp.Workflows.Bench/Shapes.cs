using System.Text.Json.Nodes;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Workflows.Bench;

/// <summary>Workflows of so many steps in a certain shape.</summary>
internal static class Shapes
{
    private const int Lanes = 16;

    public static StoredWorkflow Make(string shape, int steps)
    {
        var workflow = new Workflow
        {
            Id = "3f6c1a52-9d0e-4b7a-8c41-5e2d7f90ab13",
            Name = $"{shape}-{steps}",
            Jobs = [new WorkflowJob { Name = "job", Concurrency = Lanes, Steps = [.. Enumerable.Range(0, steps).Select(i => Step(shape, i, steps))] }],
        };
        return new StoredWorkflow(workflow, "", $"# {shape}", "", IsReadOnly: true);
    }

    private static WorkflowStep Step(string shape, int i, int steps) => new()
    {
        Name = $"s{i}",
        DependsOn = (shape switch
        {
            "chain" when i > 0 => [i - 1],
            "diamond" when i == steps - 1 => Enumerable.Range(1, steps - 2),
            "diamond" when i > 0 => [0],
            _ => Enumerable.Empty<int>(),
        }).Select(static d => new WorkflowDependency($"s{d}", Condition.Succeeded)).ToList(),
        Task = new ModelMethodTask
        {
            ModelType = "bench/noop",
            MethodName = shape == "pause" ? "pause" : "run",
            Inputs = TaskValues.Of(new JsonObject { ["n"] = i }),
            GlobalArgs = TaskValues.Of(new JsonObject { ["lane"] = shape == "pause" ? i : i % Lanes }),
        },
    };
}
