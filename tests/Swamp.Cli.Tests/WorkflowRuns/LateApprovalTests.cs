namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>Approvals that nobody gave in time.</summary>
public sealed class LateApprovalTests
{
    private const string Passes = "type: assert, expr: \"true\", message: m";

    private const string Gate = $$"""
        jobs:
          - name: g
            steps:
              - { name: ask, task: { type: manual_approval, prompt: Quick!, timeout: 2m } }
              - { name: go, dependsOn: [{ step: ask, condition: { type: succeeded } }], task: { {{Passes}} } }
              - { name: late, dependsOn: [{ step: ask, condition: { type: failed } }], task: { {{Passes}} } }
        """;

    [Fact]
    public async Task Resume_fails_the_step_and_goes_on_with_what_follows_a_failure()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", Gate);
        await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal(1, (await folder.Cli.RunAsync("workflow", "resume", "w", "--json")).Exit);
        folder.Cli.Clock.Now += TimeSpan.FromMinutes(3);

        var late = await folder.Cli.RunAsync("workflow", "approve", "w", "ask", "--json");
        var run = await folder.RunAsync(1, "workflow", "resume", "w");

        Assert.Contains("timed out", late.Error, StringComparison.Ordinal);
        Assert.Contains("swamp workflow resume w", (string)late.ErrorJson["hint"]!, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string> { ["ask"] = "failed", ["go"] = "skipped", ["late"] = "succeeded" }, WorkflowFolder.Steps(run));
        Assert.StartsWith("Approval timed out: step \"ask\" has been waiting 180s", (string)run["jobs"]![0]!["steps"]![0]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_that_is_allowed_leaves_the_run_unharmed()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", Gate.Replace("name: ask,", "name: ask, allowFailure: true,", StringComparison.Ordinal));
        await folder.RunAsync(0, "workflow", "run", "w");
        folder.Cli.Clock.Now += TimeSpan.FromMinutes(3);

        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "w"))["status"]!);
    }

    [Fact]
    public async Task In_a_nested_run_the_outer_one_goes_on()
    {
        await using var folder = await WorkflowFolder.CreateAsync(idsGoOn: true);
        folder.Add("child", Gate);
        folder.Add("parent", "jobs: [{ name: p, steps: [{ name: nest, task: { type: workflow, workflowIdOrName: child } }, { name: after, dependsOn: [{ step: nest, condition: { type: failed } }], task: { " + Passes + " } }] }]");
        await folder.RunAsync(0, "workflow", "run", "parent");
        folder.Cli.Clock.Now += TimeSpan.FromMinutes(3);

        Assert.Equal(new Dictionary<string, string> { ["nest"] = "failed", ["after"] = "succeeded" }, WorkflowFolder.Steps(await folder.RunAsync(1, "workflow", "resume", "parent")));
        Assert.Equal("failed", (string)(await folder.RunAsync(0, "workflow", "history", "get", "child"))["status"]!);
    }
}
