namespace Swamp.Cli.Tests.WorkflowRuns;

public sealed class HistoryTests
{
    private const string TwoSteps = """
        jobs:
          - name: a
            steps:
              - { name: one, task: { type: assert, expr: "true", message: m } }
              - { name: two, dependsOn: [{ step: one, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
        """;

    [Fact]
    public async Task Get_may_be_left_out_WFC45()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", TwoSteps);
        var id = (string)(await folder.RunAsync(0, "workflow", "run", "w"))["id"]!;

        Assert.Equal(id, (string)(await folder.RunAsync(0, "workflow", "history", "w"))["id"]!);
        Assert.Equal(id, (string)(await folder.RunAsync(0, "workflow", "history", "get", id[..6]))["id"]!);
    }

    [Fact]
    public async Task Logs_are_those_of_the_newest_run_and_tail_takes_their_end_WFC46()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", TwoSteps);
        await folder.RunAsync(0, "workflow", "run", "w");
        var id = (string)(await folder.RunAsync(0, "workflow", "run", "w"))["id"]!;

        var whole = await folder.RunAsync(0, "workflow", "history", "logs", "w");
        Assert.Equal((id, "w"), ((string)whole["runId"]!, (string)whole["workflowName"]!));
        var lines = whole["lines"]!.AsArray().Select(static l => (string)l!).ToList();
        Assert.Equal(lines.Count, (int)whole["lineCount"]!);
        Assert.Contains(lines, static l => l.Contains("one", StringComparison.Ordinal));
        Assert.EndsWith($"workflow-run-{id}.log", (string)whole["path"]!, StringComparison.Ordinal);

        var end = await folder.RunAsync(0, "workflow", "history", "logs", id, "--tail", "2");
        Assert.Equal(lines[^2..], end["lines"]!.AsArray().Select(static l => (string)l!));
    }

    [Fact]
    public async Task Logs_of_a_run_whose_log_is_gone_are_not_found_and_the_record_is_named_WFC46()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", TwoSteps);
        var id = (string)(await folder.RunAsync(0, "workflow", "run", "w"))["id"]!;
        var path = (string)(await folder.RunAsync(0, "workflow", "history", "logs", "w"))["path"]!;
        File.Delete(Path.Combine(folder.Cli.Root, "repo", path));

        var run = await folder.Cli.RunAsync("workflow", "history", "logs", "w", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("\"not_found\"", run.Error, StringComparison.Ordinal);
        Assert.Contains($"swamp workflow history get {id}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_has_the_runs_newest_first_WFC46()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", TwoSteps);
        folder.Add("v", TwoSteps);
        await folder.RunAsync(0, "workflow", "run", "w");
        await folder.RunAsync(0, "workflow", "run", "v");

        var all = (await folder.RunAsync(0, "workflow", "history", "search"))["results"]!.AsArray();
        Assert.Equal(["v", "w"], all.Select(static r => (string)r!["workflowName"]!));
        Assert.Single((await folder.RunAsync(0, "workflow", "history", "search", "w"))["results"]!.AsArray());
    }

    [Fact]
    public async Task Doctor_names_every_file_and_what_is_wrong_with_it_WFC56()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", TwoSteps);
        var fine = await folder.RunAsync(0, "doctor", "workflows");
        Assert.Equal(("pass", 1, 0), ((string)fine["overallStatus"]!, (int)fine["totalPassed"]!, (int)fine["totalFailed"]!));

        File.WriteAllText(Path.Combine(folder.Cli.Root, "repo", "workflows", "workflow-bad.yaml"), "id: 00000000-0000-4000-8000-000000000001\nname: bad\njobz: []\n");
        var failed = await folder.RunAsync(1, "doctor", "workflows");
        Assert.Equal(("fail", 1, 1), ((string)failed["overallStatus"]!, (int)failed["totalPassed"]!, (int)failed["totalFailed"]!));
        var bad = failed["workflows"]!.AsArray().Single(static f => (string)f!["status"]! == "fail")!.AsObject();
        Assert.Equal("workflows/workflow-bad.yaml", (string)bad["file"]!);
        Assert.True(bad.ContainsKey("name"));
        Assert.Contains("jobz", (string)bad["error"]!, StringComparison.Ordinal);
    }
}
