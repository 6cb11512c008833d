using Swamp.Cli.Tests.Framework;
using Swamp.Cli.Workflows;

namespace Swamp.Cli.Tests.Workflows;

public sealed class WorkflowCommandsTests : IDisposable
{
    private const string Yaml =
        """
        id: 5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11
        name: ship
        description: Build, check, ship
        inputs: {properties: {env: {type: string}, n: {type: integer, default: 3}}, required: [env]}
        jobs:
          - name: build
            steps: [{name: compile, task: {type: assert, expr: "true", message: m}}]
          - name: lint
            steps: [{name: look, task: {type: assert, expr: "true", message: m}}]
          - name: ship
            dependsOn: [{job: build, condition: {type: succeeded}}, {job: lint, condition: {type: completed}}]
            steps:
              - {name: ask, task: {type: manual_approval, prompt: "Ship?"}}
              - {name: go, task: {type: workflow, workflowIdOrName: other}, dependsOn: [{step: ask, condition: {type: succeeded}}]}

        """;

    private readonly CliFolder folder = new();

    public WorkflowCommandsTests()
    {
        folder.Write("repo/.swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\n");
        folder.Write("repo/workflows/workflow-ship.yaml", Yaml);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Get_with_a_graph_draws_jobs_and_steps_WFC11() => Assert.Equal(
        """
        Workflow: ship (3 jobs, 4 steps)

        Jobs:
          ┌───────┐  ┌──────┐
          │ build │  │ lint │
          └───┬───┘  └───┬──┘
              │     ┌────┘
              └─────┤
                    │
                ┌───┴──┐
                │ ship │
                └──────┘
          ship needs lint completed

        Job: build
          compile - assert

        Job: lint
          look - assert

        Job: ship
          ┌────────────────┐
          │ ask - approval │
          └────────┬───────┘
                   │
           ┌───────┴───────┐
           │ go - workflow │
           └───────────────┘

        """,
        (await folder.RunAsync("workflow", "get", "ship", "--graph")).Output);

    [Fact]
    public async Task Get_shows_a_workflow_to_people()
    {
        var run = await folder.RunAsync("workflow", "get", "ship");

        Assert.Equal(0, run.Exit);
        Assert.Contains("  env (string), required\n  n (integer), default 3\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  ship, after build, lint\n    ask: approval: Ship?\n    go: workflow other, after ask\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_as_json_is_the_same_with_and_without_the_graph() => Assert.Equal(
        (await folder.RunAsync("workflow", "get", "ship", "--json")).Output,
        (await folder.RunAsync("workflow", "get", "ship", "--graph", "--json")).Output);

    [Fact]
    public async Task Get_of_nothing_suggests_the_nearest_name()
    {
        var run = await folder.RunAsync("workflow", "get", "shop", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Equal("workflow_not_found", run.ErrorJson["code"]!.GetValue<string>());
        Assert.Equal("Workflow not found: shop. Did you mean 'ship'?", run.ErrorJson["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Validate_ends_with_1_when_something_failed_WFC20()
    {
        Assert.Equal(0, (await folder.RunAsync("workflow", "validate")).Exit);
        folder.Write("repo/workflows/workflow-bad.yaml", Yaml.Replace("name: ship\ndesc", "name: bad\ndesc", StringComparison.Ordinal).Replace("jobs:", "jobz:", StringComparison.Ordinal));

        var one = await folder.RunAsync("workflow", "validate", "bad");
        var all = await folder.RunAsync("workflow", "validate");

        Assert.Equal((1, 1), (one.Exit, all.Exit));
        Assert.Contains("✗ Schema validation\n    → Workflow 'bad' has an unknown key 'jobz'. Did you mean 'jobs'? (file: workflows/workflow-bad.yaml:5:1)\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("Result: FAILED", one.Output, StringComparison.Ordinal);
        Assert.Contains("Overall: 1 passed, 1 failed, 1 warnings", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_edit_and_delete_from_a_script()
    {
        Assert.Contains("workflow-mine.yaml", (await folder.RunAsync("workflow", "create", "mine")).Output, StringComparison.Ordinal);
        var edited = await folder.RunWithInputAsync(Yaml.Replace("name: ship\ndesc", "name: mine\ndesc", StringComparison.Ordinal), "workflow", "edit", "mine", "--json");
        Assert.Equal("updated", edited.Json["status"]!.GetValue<string>());
        var deleted = await folder.RunAsync("workflow", "delete", "mine", "--yes", "--json");
        Assert.Equal(0, deleted.Json["runsDeleted"]!.GetValue<int>());
        Assert.False(File.Exists(Path.Combine(folder.Folder, "workflows/workflow-mine.yaml")));
    }

    [Fact]
    public async Task Evaluate_takes_inputs_from_the_command_line()
    {
        var run = await folder.RunAsync("workflow", "evaluate", "ship", "--input", "env=prod", "--json");
        var bad = await folder.RunAsync("workflow", "evaluate", "ship", "--input", "n=3");

        Assert.False(run.Json["hadExpressions"]!.GetValue<bool>());
        Assert.Equal(1, bad.Exit);
        Assert.Contains("env", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_and_trigger_answer()
    {
        Assert.Equal(7, (await folder.RunAsync("workflow", "schema", "get")).Json.AsObject().Count);
        Assert.Equal("swamp workflow", (await folder.RunAsync("schema", "workflow")).Json["title"]!.GetValue<string>());
        Assert.Equal(0, (await folder.RunAsync("workflow", "trigger", "set", "ship", "--schedule", "0 2 * * *", "--input", "env=prod")).Exit);
        Assert.Equal(
            "In the file: none\nOverride: 0 2 * * *, inputs {\"env\":\"prod\"}\nIn effect: 0 2 * * *, inputs {\"env\":\"prod\"}\n",
            (await folder.RunAsync("workflow", "trigger", "get", "ship")).Output);
        Assert.Equal(0, (await folder.RunAsync("workflow", "trigger", "remove", "ship")).Exit);
    }

    [Fact]
    public async Task The_names_of_workflows_are_completed() =>
        Assert.Contains("ship", (await folder.RunAsync("complete", "--", "workflow", "get", "s")).Output, StringComparison.Ordinal);

    [Fact]
    public void A_line_that_skips_a_level_passes_the_boxes_between() => Assert.Equal(
        """
        ┌───┐
        │ a │
        └─┬─┘
          ├────┐
          │    │
        ┌─┴─┐  │
        │ b │  │
        └─┬─┘  │
          │ ┌──┘
          └─┤
            │
          ┌─┴─┐
          │ c │
          └───┘
        """,
        string.Join('\n', GraphDrawing.Lines([new("a", "a", []), new("b", "b", ["a"]), new("c", "c", ["a", "b"])])));

    [Fact]
    public void Every_graph_is_drawn_with_each_label_once_and_circles_as_a_list()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var nodes = Enumerable.Range(0, random.Next(1, 14))
                .Select(i => new GraphNode($"<{i}>", $"<{i}>", [.. Enumerable.Range(0, i).Where(_ => random.Next(3) == 0).Select(static j => $"<{j}>")]))
                .ToList();

            var drawing = string.Join('\n', GraphDrawing.Lines(nodes));

            Assert.All(nodes, node => Assert.Equal(2, drawing.Split(node.Label).Length));
        }

        Assert.Equal(["a  after b", "b  after a"], GraphDrawing.Lines([new("a", "a", ["b"]), new("b", "b", ["a"])]));
    }
}
