namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>Outputs of steps as other tools write them, and a workflow that is called like a command.</summary>
public sealed class StepsRootTests
{
    [Theory]
    [InlineData("echo ${{ steps.build.outputs.stdout }}")]
    [InlineData("echo ${{ steps['build'].outputs.stdout }}")]
    public async Task Outputs_of_a_step_are_refused_with_the_right_spelling_before_and_in_a_run(string command)
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: j
                steps:
                  - { name: build, task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: "echo hi" } } }
                  - { name: use, dependsOn: [{ step: build, condition: { type: succeeded } }], task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: "{{{command}}}" } } }
            """);

        var validated = await folder.Cli.RunAsync("workflow", "validate", "w");
        var run = await folder.RunAsync(1, "workflow", "run", "w");

        Assert.Equal(1, validated.Exit);
        Assert.Contains("data.latest('command/shell', 'result').attributes.<field> (at workflow-w.yaml:7:", validated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("stay text", validated.Output, StringComparison.Ordinal);
        Assert.Contains("there is no 'steps'; what a step wrote is data of its model", (string)run["jobs"]![0]!["steps"]![1]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_spelling_runs()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            jobs:
              - name: j
                steps:
                  - { name: build, task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: "echo hi" } } }
                  - { name: use, dependsOn: [{ step: build, condition: { type: succeeded } }], task: { type: assert, expr: "data.latest('command/shell', 'result').attributes.stdout.contains('hi')", message: m } }
            """);

        await folder.RunAsync(0, "workflow", "run", "w");
    }

    [Fact]
    public async Task Workflow_that_is_called_like_a_command_runs_behind_two_hyphens()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("search", "jobs: [{ name: j, steps: [{ name: s, task: { type: assert, expr: \"true\", message: m } }] }]");

        Assert.Empty((await folder.RunAsync(0, "workflow", "run", "search"))["results"]!.AsArray());
        Assert.Equal("succeeded", (string)(await folder.Cli.RunAsync("workflow", "run", "--json", "--", "search")).Json["status"]!);
        Assert.Contains("swamp workflow run -- search", (await folder.Cli.RunAsync("workflow", "run", "--help")).Output, StringComparison.Ordinal);
    }
}
