using Swamp.Engine.Execution;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Operations.Execution;
using Swamp.Operations.Workflows;

namespace Swamp.Drivers.Tests;

/// <summary>Which place says how a method runs, and where that is told.</summary>
public sealed class CascadeTests(ContainerDaemon engine)
{
    private static readonly string[] Levels = ["repository", "definition", "workflow", "job", "step", "cli"];

    /// <summary>Each level names a driver that tells who it is by its settings; the nearest wins, and nothing of the others is left.</summary>
    [Fact]
    public async Task NearestLevel_Wins_WithItsOwnSettingsOnly()
    {
        for (var highest = 0; highest < Levels.Length; highest++)
        {
            await using var repository = Repository(Levels[..(highest + 1)]);
            var run = await RunAsync(repository, highest == Levels.Length - 1);

            var step = Assert.Single(run.Jobs[0].Steps);
            Assert.True(step.Status == UnitStatus.Succeeded, step.Error);
            Assert.Equal(new StepDriver("@test/echo", Levels[highest]), step.Driver);
            Assert.Contains($$"""Stdout: config {"{{Levels[highest]}}":"{{Levels[highest]}}"}""", repository.Said);
            var record = (await repository.Session.Outputs.ListAsync(new(), CancellationToken.None))[0];
            Assert.Equal(("@test/echo", Levels[highest]), (record.Provenance.Driver, record.Provenance.DriverLevel));
        }
    }

    [Fact]
    public async Task SettingsWithoutADriver_AreNobodys()
    {
        await using var repository = Repository(["definition"]);
        repository.Write("workflows/workflow-flow.yaml", Workflow([]).Replace("name: flow\n", "name: flow\ndriverConfig: { workflow: ignored }\n", StringComparison.Ordinal));

        var run = await RunAsync(repository, withDriver: false);

        Assert.Equal("definition", run.Jobs[0].Steps[0].Driver?.Level);
    }

    [Fact]
    public async Task NobodyAsked_MeansRaw_AndNoRecordSaysMore()
    {
        await using var repository = Repository([]);

        var run = await RunAsync(repository, withDriver: false);

        Assert.Null(run.Jobs[0].Steps[0].Driver);
        Assert.Null((await repository.Session.Outputs.ListAsync(new(), CancellationToken.None))[0].Provenance.Driver);
    }

    [Fact]
    public async Task Expressions_InSettings_SeeWhatTheirPlaceSees()
    {
        await using var repository = Repository(["repository"]);
        await DockerCommandTests.SecretAsync(repository, "a-secret-value");
        repository.Write("workflows/workflow-flow.yaml", Workflow([]).Replace(
            "      - name: one\n",
            "      - name: one-${{ self.n }}\n        forEach: { item: n, in: \"${{ [1, 2] }}\" }\n        driver: ${{ '@test/' + 'echo' }}\n        driverConfig: { n: \"${{ string(self.n) }}\", secret: \"${{ vault.get('safe', 'pw') }}\" }\n",
            StringComparison.Ordinal));

        var run = await RunAsync(repository, withDriver: false);

        Assert.True(run.Status == WorkflowRunStatus.Succeeded, run.FirstFailure()?.Error);
        Assert.Contains("""Stdout: config {"n":"1","secret":"***"}""", repository.Said);
        Assert.Contains("""Stdout: config {"n":"2","secret":"***"}""", repository.Said);
        Assert.DoesNotContain("a-secret-value", await File.ReadAllTextAsync(run.Path!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDriver_NamesWhoAskedForIt()
    {
        foreach (var (level, who) in new[] { ("step", "step 'one'"), ("job", "job 'main'"), ("workflow", "workflow 'flow'"), ("definition", "definition 'subject'"), ("repository", "defaultDriver in .swamp.yaml") })
        {
            await using var repository = Repository([level], driver: "dokcer");

            var run = await RunAsync(repository, withDriver: false);

            var error = run.Jobs[0].Steps[0].Error!;
            Assert.StartsWith($"Unknown execution driver 'dokcer', asked for by {who}. Available drivers: raw, sandbox, docker, @test/echo.", error, StringComparison.Ordinal);
            Assert.EndsWith("Did you mean 'docker'?", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Evaluation_SaysWhichLevelWins()
    {
        await using var repository = Repository(["repository", "definition", "job"]);
        var client = new InProcess(repository);

        var workflow = await client.CallAsync(WorkflowOperations.Evaluate, new EvaluateWorkflowRequest("flow"));
        var model = await client.CallAsync(ExecutionOperations.Evaluate, new EvaluateModelRequest("subject"));

        Assert.Equal("""{"type":"@test/echo","level":"job"}""", workflow.Jobs![0]!["steps"]![0]!["effectiveDriver"]!.ToJsonString());
        Assert.Equal(("@test/echo", "definition", """{"definition":"definition"}"""), (model.Driver!.Type, model.Driver.Level, model.Driver.Config!.ToJsonString()));
        Assert.DoesNotContain("effectiveDriver", await File.ReadAllTextAsync(workflow.OutputPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputOverridesOfAStep_ReachPendingOutputs()
    {
        await using var repository = Repository(["step"]);
        repository.Write("workflows/workflow-flow.yaml", Workflow(["step"]).Replace(
            "        task:", "        dataOutputOverrides: [{ specName: thing, lifetime: 7d, garbageCollection: 3, tags: { by: step }, vary: [text] }]\n        task:", StringComparison.Ordinal)
            .Replace("methodName: run", "methodName: run, inputs: { text: east }", StringComparison.Ordinal));

        var run = await RunAsync(repository, withDriver: false);

        Assert.True(run.Status == WorkflowRunStatus.Succeeded, run.FirstFailure()?.Error);
        var artifact = Assert.Single(run.Jobs[0].Steps[0].DataArtifacts);
        Assert.Equal(("main-east", "step", "pending"), (artifact.Name, artifact.Tags["by"], artifact.Tags["how"]));
        var id = (await repository.Session.Definitions.FindAsync("subject", CancellationToken.None))!.Definition.Id;
        var version = await repository.Session.Data.FindAsync(new("@test/subject", id, "main-east"), null, CancellationToken.None);
        Assert.Equal(("7d", "3"), (version!.Metadata.Lifetime, version.Metadata.GarbageCollection));
    }

    [Fact]
    public async Task NestedWorkflow_DoesNotInheritTheCallersDriver()
    {
        await using var repository = Repository([]);
        repository.Write("workflows/workflow-outer.yaml", """
            id: 2f0e1d3c-4b5a-4978-8695-a4b3c2d1e0f9
            name: outer
            jobs: [{ name: main, steps: [{ name: inner, task: { type: workflow, workflowIdOrName: flow } }, { name: own, task: { type: model_method, modelIdOrName: subject, methodName: run } }] }]
            """);
        var stored = await repository.Session.Workflows.GetAsync("outer", CancellationToken.None);

        var run = await repository.Session.CreateWorkflowRunner().RunAsync(
            new WorkflowRunRequest { Workflow = stored, Driver = DriverRepository.Setting("@test/echo", ("cli", "cli")) }, new Silent(), CancellationToken.None);

        Assert.Equal("cli", run.Jobs[0].Steps.Single(static s => s.Name == "own").Driver?.Level);
        var inner = await repository.Session.Runs.FindAsync(run.Jobs[0].Steps.Single(static s => s.Name == "inner").ChildRunId!, CancellationToken.None);
        Assert.Null(inner!.Jobs[0].Steps[0].Driver);
    }

    private DriverRepository Repository(IReadOnlyList<string> levels, string driver = "@test/echo")
    {
        var repository = new DriverRepository(engine);
        string Lines(string level, string indent, string key = "driver", string config = "driverConfig") =>
            levels.Contains(level) ? $"{indent}{key}: \"{driver}\"\n{indent}{config}: {{ {level}: {level} }}\n" : "";
        File.AppendAllText(Path.Combine(repository.Root, ".swamp.yaml"), Lines("repository", "", "defaultDriver", "defaultDriverConfig"));
        repository.Write("models/test/subject.yaml", $"""
            id: 7a1d6b1e-2f34-4c55-9a66-0b1c2d3e4f50
            name: subject
            type: "@test/subject"
            version: 1
            {Lines("definition", "")}
            """);
        repository.Write("workflows/workflow-flow.yaml", Workflow(levels, driver));
        repository.WriteModel("subject", ("run", "await context.writeResource('thing', 'main', {});"));
        repository.Write("extensions/drivers/echo.ts", """
            import { z } from "npm:zod@4";
            export const driver = {
              type: "@test/echo",
              name: "Echo",
              description: "Tells its settings",
              configSchema: z.record(z.string(), z.string()),
              createDriver: (config) => ({
                execute: async (request, callbacks) => {
                  callbacks.onLog(`config ${JSON.stringify(config)}`);
                  return { status: "success", logs: [], durationMs: 0, outputs: [{ kind: "pending", specName: "thing", name: "main", type: "resource", content: "{}", tags: { how: "pending" } }] };
                },
              }),
            };
            """);
        return repository;
    }

    private static string Workflow(IReadOnlyList<string> levels, string driver = "@test/echo")
    {
        string Lines(string level, string indent) => levels.Contains(level) ? $"{indent}driver: \"{driver}\"\n{indent}driverConfig: {{ {level}: {level} }}\n" : "";
        return "id: 1f0e1d3c-4b5a-4978-8695-a4b3c2d1e0f9\nname: flow\n" + Lines("workflow", "")
            + "jobs:\n  - name: main\n" + Lines("job", "    ") + "    steps:\n      - name: one\n" + Lines("step", "        ")
            + "        task: { type: model_method, modelIdOrName: subject, methodName: run }\n";
    }

    private static async Task<WorkflowRun> RunAsync(DriverRepository repository, bool withDriver)
    {
        var stored = await repository.Session.Workflows.GetAsync("flow", CancellationToken.None);
        var request = new WorkflowRunRequest { Workflow = stored, Driver = withDriver ? DriverRepository.Setting("@test/echo", ("cli", "cli")) : null };
        return await repository.Session.CreateWorkflowRunner().RunAsync(request, new Telling(repository), CancellationToken.None);
    }

    private sealed class Telling(DriverRepository repository) : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => workflowEvent.Kind == "method_output"
            ? repository.OutputAsync(new MethodLogLine(workflowEvent.Stream == "stderr" ? MethodStream.Stderr : MethodStream.Stdout, workflowEvent.Line ?? ""), cancellationToken)
            : ValueTask.CompletedTask;
    }

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
