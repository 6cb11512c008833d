using System.Text;

namespace Swamp.Cli.Tests.WorkflowRuns;

public sealed class RandomGraphTests
{
    private static readonly string[] Conditions = ["succeeded", "failed", "completed", "skipped", "always"];

    [Fact]
    public async Task Run_of_any_graph_ends_every_step_once_in_the_state_its_conditions_ask_for_and_keeps_the_cap()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            await TryAsync(seed);
        }
    }

    private static async Task TryAsync(int seed)
    {
        var random = new Random(seed);
        var cap = random.Next(1, 4);
        var steps = new List<(string Name, bool Passes, List<(int On, string Condition)> Needs)>();
        for (var i = 0; i < random.Next(1, 25); i++)
        {
            steps.Add(($"s{i}", random.Next(3) > 0, [.. Enumerable.Range(0, i).Where(_ => random.Next(5) == 0).Select(d => (d, Conditions[random.Next(Conditions.Length)]))]));
        }

        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("random", Yaml(steps, cap));
        var expected = Expected(steps);
        var failed = expected.ContainsValue("failed");
        var run = await folder.RunAsync(failed ? 1 : 0, "workflow", "run", "random");
        Assert.Equal(expected, WorkflowFolder.Steps(run));

        var ended = new HashSet<string>();
        var running = new HashSet<string>();
        foreach (var entry in folder.Journal(run).Where(e => (string?)e["k"] == "step"))
        {
            var name = (string)entry["stepName"]!;
            if ((string)entry["status"]! == "running")
            {
                running.Add(name);
                Assert.InRange(running.Count, 1, cap);
                Assert.All(steps.Single(s => s.Name == name).Needs, n => Assert.Contains(steps[n.On].Name, ended));
            }
            else
            {
                running.Remove(name);
                Assert.True(ended.Add(name), $"{name} ended twice");
            }
        }

        Assert.Equal(steps.Count, ended.Count);
    }

    private static Dictionary<string, string> Expected(List<(string Name, bool Passes, List<(int On, string Condition)> Needs)> steps)
    {
        var states = new Dictionary<string, string>();
        foreach (var (name, passes, needs) in steps)
        {
            var holds = needs.TrueForAll(n => (n.Condition, states[steps[n.On].Name]) switch
            {
                ("always", _) => true,
                ("completed", var state) => state is "succeeded" or "failed",
                var (condition, state) => condition == state,
            });
            states[name] = !holds ? "skipped" : passes ? "succeeded" : "failed";
        }

        return states;
    }

    private static string Yaml(List<(string Name, bool Passes, List<(int On, string Condition)> Needs)> steps, int cap)
    {
        var text = new StringBuilder($"jobs:\n  - name: job\n    concurrency: {cap}\n    failurePolicy: continue\n    steps:\n");
        foreach (var (name, passes, needs) in steps)
        {
            text.Append($"      - name: {name}\n        task: {{ type: assert, expr: \"{(passes ? "true" : "false")}\", message: no }}\n");
            if (needs.Count > 0)
            {
                text.Append("        dependsOn:\n");
                needs.ForEach(n => text.Append($"          - {{ step: s{n.On}, condition: {{ type: {n.Condition} }} }}\n"));
            }
        }

        return text.ToString();
    }
}
