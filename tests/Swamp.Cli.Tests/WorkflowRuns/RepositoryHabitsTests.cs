namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>What files of existing repositories do, beyond what the format asks for.</summary>
public sealed class RepositoryHabitsTests
{
    [Fact]
    public async Task Required_may_be_said_at_each_input()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            inputs:
              vmName: { type: string, required: true }
              zone: { type: string, required: false }
            jobs: [{ name: a, steps: [{ name: s, task: { type: assert, expr: "inputs.vmName == 'x'", message: m } }] }]
            """);

        await folder.RunAsync(0, "workflow", "run", "w", "--input", "vmName=x");
        var run = await folder.Cli.RunAsync("workflow", "run", "w", "--json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("vmName", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_of_a_step_may_be_one_that_the_definition_only_mentions_WF53()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Cli.Write("repo/models/command/shell/hello.yaml", """
            type: command/shell
            typeVersion: 2026.02.09.1
            id: 7b0c0a52-5e53-4c0b-9a0e-000000000001
            name: hello
            version: 1
            tags: {}
            globalArguments: {}
            methods:
              execute:
                arguments:
                  run: echo hello ${{ inputs.vmName }}
            """);
        folder.Add("w", """
            jobs:
              - name: a
                steps:
                  - { name: s, task: { type: model_method, modelIdOrName: hello, methodName: execute, inputs: { vmName: box } } }
            """);
        folder.Add("typo", """
            jobs:
              - name: a
                steps:
                  - { name: s, task: { type: model_method, modelIdOrName: hello, methodName: execute, inputs: { vmName: box, vmNam: box } } }
            """);

        await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal("hello box", (string?)(await folder.RunAsync(0, "data", "get", "hello", "result"))["content"]!["stdout"]);
        Assert.Contains("Unknown input(s): vmNam", (await folder.RunAsync(1, "workflow", "run", "typo")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_that_is_an_expression_is_evaluated_and_a_given_value_is_not_EXP3()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            inputs:
              properties:
                key: { type: string, default: "k-${{ run.id }}" }
                twice: { type: string, default: "${{ inputs.key + '!' }}" }
            jobs:
              - name: a
                steps:
                  - { name: s, task: { type: model_method, modelType: command/shell, methodName: execute, modelName: "made-${{ inputs.key }}", inputs: { run: "printf %s '${{ inputs.twice }}'" } } }
            """);

        var run = await folder.RunAsync(0, "workflow", "run", "w");
        var id = (string)run["id"]!;
        Assert.Equal($"k-{id}!", (string?)(await folder.RunAsync(0, "data", "get", $"made-k-{id}", "result"))["content"]!["stdout"]);

        await folder.RunAsync(0, "workflow", "run", "w", "--input", "key=${{ run.id }}");
        Assert.Equal("${{ run.id }}!", (string?)(await folder.RunAsync(0, "data", "get", "made-${{ run.id }}", "result"))["content"]!["stdout"]);
    }

    [Fact]
    public async Task Default_that_reads_a_secret_reaches_the_method_and_no_record_EXP3()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        await folder.RunAsync(0, "vault", "create", "local_encryption", "v1");
        await folder.Cli.RunWithInputAsync("s3cr3t-value-xyz", "vault", "put", "v1", "K", "--json");
        folder.Add("w", """
            inputs:
              tok: { type: string, default: '${{ vault.get("v1", "K") }}' }
            jobs:
              - name: a
                steps:
                  - name: s
                    task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: 'test "$TOK" = s3cr3t-value-xyz && echo same', env: { TOK: "${{ inputs.tok }}" } } }
            """);

        var run = await folder.RunAsync(0, "workflow", "run", "w");
        Assert.DoesNotContain("s3cr3t-value-xyz", run.ToJsonString().Replace("= s3cr3t-value-xyz &&", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Cli.Root, "repo", ".swamp"), "*", SearchOption.AllDirectories))
        {
            var text = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("= s3cr3t-value-xyz &&", "", StringComparison.Ordinal);
            Assert.False(text.Contains("s3cr3t-value-xyz", StringComparison.Ordinal), file);
        }
    }
}
