using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>What follows when an approval is rejected: the run has failed, and what asks for that has run.</summary>
public sealed class RejectTests
{
    private const string Passes = "type: assert, expr: \"true\", message: m";

    private const string Release = $$"""
        jobs:
          - name: release
            steps:
              - { name: ask, task: { type: manual_approval, prompt: "Go?" } }
              - { name: ship, dependsOn: [{ step: ask, condition: { type: succeeded } }], task: { {{Passes}} } }
              - { name: clean, dependsOn: [{ step: ask, condition: { type: failed } }], task: { {{Passes}} } }
              - { name: tell, dependsOn: [{ step: ship, condition: { type: always } }], task: { {{Passes}} } }
          - name: other
            steps:
              - { name: ask-too, task: { type: manual_approval, prompt: "And this?" } }
              - { name: go, dependsOn: [{ step: ask-too, condition: { type: succeeded } }], task: { {{Passes}} } }
          - name: alarm
            dependsOn: [{ job: release, condition: { type: failed } }]
            steps: [{ name: page, task: { {{Passes}} } }]
          - name: celebrate
            dependsOn: [{ job: release, condition: { type: succeeded } }]
            steps: [{ name: cake, task: { {{Passes}} } }]
        """;

    [Fact]
    public async Task Steps_and_jobs_that_ask_for_the_failure_run_and_the_run_has_failed()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", Release);
        await folder.RunAsync(0, "workflow", "run", "w");

        var answer = await folder.RunAsync(0, "workflow", "reject", "w", "ask", "--reason", "not today");

        Assert.Equal("failed", (string)answer["runStatus"]!);
        Assert.Equal(["clean", "tell", "page"], answer["followed"]!.AsArray().Select(static s => (string)s!["name"]!));
        Assert.Null(answer["resume"]);
        var run = await folder.RunAsync(0, "workflow", "history", "get", "w");
        Assert.Equal("failed", (string)run["status"]!);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["ask"] = "failed",
                ["ship"] = "skipped",
                ["clean"] = "succeeded",
                ["tell"] = "succeeded",
                ["ask-too"] = "skipped",
                ["go"] = "skipped",
                ["page"] = "succeeded",
                ["cake"] = "skipped",
            },
            WorkflowFolder.Steps(run));
        Assert.Equal("not today", (string)StepOf(run, "ask")["error"]!);
        Assert.Equal("rejected", (string)StepOf(run, "ask-too")["skipReason"]!);
        Assert.Empty((await folder.RunAsync(0, "workflow", "approvals"))["approvals"]!.AsArray());
        Assert.Equal(1, (await folder.Cli.RunAsync("workflow", "resume", "w", "--json")).Exit);
    }

    [Fact]
    public async Task A_failure_that_is_allowed_is_a_rejection_all_the_same()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", Release.Replace("name: ask,", "name: ask, allowFailure: true,", StringComparison.Ordinal));
        await folder.RunAsync(0, "workflow", "run", "w");

        Assert.Equal("failed", (string)(await folder.RunAsync(0, "workflow", "reject", "w", "ask"))["runStatus"]!);

        Assert.Equal("succeeded", WorkflowFolder.Steps(await folder.RunAsync(0, "workflow", "history", "get", "w"))["clean"]);
    }

    [Fact]
    public async Task Rejection_says_in_words_what_ran_after_it_and_a_file_that_is_gone_does_not_keep_it_from_being_recorded()
    {
        await using var folder = await WorkflowFolder.CreateAsync(idsGoOn: true);
        folder.Add("w", Release);
        await folder.RunAsync(0, "workflow", "run", "w");
        await folder.RunAsync(0, "workflow", "run", "w");
        var runs = (await folder.RunAsync(0, "workflow", "run", "search"))["results"]!.AsArray().Select(static r => (string)r!["runId"]!).ToList();

        var said = await folder.Cli.RunAsync("workflow", "reject", "w", "ask", "--run", runs[0]);
        await File.WriteAllTextAsync(Path.Combine(folder.Cli.Folder, "workflows", "workflow-w.yaml"), "name: w\njobs: [\n");
        var answer = await folder.RunAsync(0, "workflow", "reject", "w", "ask", "--run", runs[1]);

        Assert.Equal(0, said.Exit);
        Assert.Contains("Ran after it: clean succeeded\nRan after it: tell succeeded\nRan after it: page succeeded\nThe run has ended: failed\n", said.Output, StringComparison.Ordinal);
        Assert.Equal("failed", (string)answer["runStatus"]!);
        Assert.Null(answer["followed"]);
    }

    [Fact]
    public async Task Rejection_inside_a_nested_run_names_the_outer_run_to_go_on_with()
    {
        await using var folder = await WorkflowFolder.CreateAsync(idsGoOn: true);
        folder.Add("child", Release);
        folder.Add("parent", "jobs: [{ name: p, steps: [{ name: nest, task: { type: workflow, workflowIdOrName: child } }, { name: after, dependsOn: [{ step: nest, condition: { type: failed } }], task: { " + Passes + " } }] }]");
        var parent = await folder.RunAsync(0, "workflow", "run", "parent");

        var answer = await folder.RunAsync(0, "workflow", "reject", "child", "ask");
        var ended = await folder.RunAsync(1, "workflow", "resume", "parent");

        Assert.Equal("failed", (string)answer["runStatus"]!);
        Assert.Equal($"swamp workflow resume parent --run {(string)parent["id"]!}", (string)answer["resume"]!);
        Assert.Equal(new Dictionary<string, string> { ["nest"] = "failed", ["after"] = "succeeded" }, WorkflowFolder.Steps(ended));
    }

    private static JsonNode StepOf(JsonObject run, string name) => run["jobs"]!.AsArray().SelectMany(static j => j!["steps"]!.AsArray()).Single(s => (string)s!["name"]! == name)!;
}
