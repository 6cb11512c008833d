using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Extensions.Tests;

/// <summary>What methods may use beside writing and reading their own data (EXT-60 to EXT-64).</summary>
public sealed class ContextTests
{
    [Fact]
    public async Task Handle_OfAWrittenResource_HasItsMetadata()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("writer", """
            const h = await context.writeResource("thing", "a", { n: 1 });
            const m = h.metadata;
            await context.writeResource("thing", "seen", { s: [h.specName, h.kind, h.version, h.attributes.n, m.lifetime, m.garbageCollection, m.streaming, m.lifecycle, m.ownerDefinition.ownerRef === context.modelId, m.contentType] });
            return {};
            """);

        var result = await repository.RunAsync("writer");

        Assert.Equal("""["thing","resource",1,1,"infinite",5,false,"active",true,"application/json"]""", result.Data[1].Attributes!["s"]!.ToJsonString());
    }

    [Fact]
    public async Task CelEnvironment_HasTheDialectOfDefinitions()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("cel", """
            const env = context.createCelEnvironment();
            const run = (text: string) => { const v = env.evaluate(text, { a: { b: 2n } }); return typeof v === "bigint" ? Number(v) : v; };
            await context.writeResource("thing", "out", { s: ["1 + 2.5", "2.0 * 3", "a.?c.orValue(7)", "'abc'.reverse()", "size([1, 'x', 2.0])", "['a','b'].join('-')", "cel.bind(x, a.b, x * x)", "'a b'.split(' ').size()"].map(run) });
            return {};
            """);

        Assert.Equal("""[3.5,6,7,"cba",3,"a-b",4,2]""", (await repository.RunAsync("cel")).Data[0].Attributes!["s"]!.ToJsonString());
    }

    [Fact]
    public async Task RunModel_OfAnotherModel_GivesItsResourcesAndIsRecordedAsACallOfIt()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("inner", "await context.writeResource('thing', 'out', { n: args.n * 2 }); return {};", arguments: "z.object({ n: z.number() })");
        repository.WriteModel("outer", """
            const r = await context.runModel({ modelType: "@test/inner", name: "inner-1", method: "run", arguments: { n: 21 } });
            await context.writeResource("thing", "out", { n: r.resources[0].attributes.n, spec: r.resources[0].specName });
            return {};
            """);

        var result = await repository.RunAsync("outer");

        Assert.Equal("""{"n":42,"spec":"thing"}""", result.Data[0].Attributes!.ToJsonString());
        var inner = Assert.Single(await repository.Session.Outputs.ListAsync(new Engine.Runs.OutputFilter { ModelType = "@test/inner" }, CancellationToken.None));
        Assert.Equal(("model", result.OutputId), (inner.Provenance.TriggeredBy, inner.Provenance.ParentOutputId));
    }

    [Fact]
    public async Task RunModel_InACircle_IsRefusedByName()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("one", Call("two"));
        repository.WriteModel("two", Call("one"));

        Assert.Contains("@test/one.run → @test/two.run → @test/one.run is a circle", (await repository.FailAsync("one")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunModel_TooDeep_IsRefused()
    {
        await using var repository = new ExtensionRepository();
        for (var i = 0; i < 11; i++)
        {
            repository.WriteModel($"m{i}", i == 10 ? "return {};" : Call($"m{i + 1}"));
        }

        Assert.Contains("is 10 calls deep; 10 are allowed", (await repository.FailAsync("m0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunModel_TooOften_IsRefused()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("inner", "return {};");
        repository.WriteModel("outer", """
            let last: any = { ok: true }, n = 0;
            while (last.ok) { n++; last = await context.runModel({ modelType: "@test/inner", name: "inner-1", method: "run" }); }
            await context.writeResource("thing", "out", { n, why: last.error.message });
            return {};
            """);

        var said = (await repository.RunAsync("outer")).Data[0].Attributes!;

        Assert.Equal(101, (int)said["n"]!);
        Assert.Contains("100 calls", (string?)said["why"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunModel_OfAnotherMethodOfTheSameModel_DoesNotWaitForItself()
    {
        await using var repository = new ExtensionRepository(("SWAMP_LOCK_TIMEOUT_MS", "3000"));
        repository.Write("extensions/models/own.ts", """
            import { z } from "npm:zod@4";
            const thing = { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 };
            export const model = {
              type: "@test/own", version: "2026.01.01.1", resources: { thing },
              methods: {
                run: { description: "", arguments: z.object({}), execute: async (_a: unknown, c: any) => {
                  const r = await c.runModel({ definition: c.definition.name, method: "other" });
                  if (!r.ok) throw new Error(r.error.message);
                  return {};
                } },
                other: { description: "", arguments: z.object({}), execute: async (_a: unknown, c: any) => { await c.writeResource("thing", "out", {}); return {}; } },
              },
            };
            """);

        Assert.True((await repository.RunAsync("own")).Succeeded);
    }

    [Fact]
    public async Task RunModel_OfAnInstalledExtension_NeedsADependency()
    {
        await using var repository = new ExtensionRepository();
        Install(repository, "@acme/a", "a", Call("b"), "");
        Install(repository, "@acme/b", "b", "return {};", "");
        Assert.Contains("@acme/a calls @test/b of @acme/b, which its manifest does not depend on", (await repository.FailAsync("a")).Message, StringComparison.Ordinal);
        await repository.CloseAsync();

        Install(repository, "@acme/a", "a", Call("b"), "dependencies: [\"@acme/b@2026.01.01.1\"]\n");

        Assert.True((await repository.RunAsync("a")).Succeeded);
    }

    [Fact]
    public async Task Gate_OfASuspendedRun_IsApprovedFromAMethod()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("judge", """
            const bad = await context.approveWorkflowGate({ workflowIdOrName: "wait", stepName: "nothing" });
            const good = await context.approveWorkflowGate({ workflowIdOrName: "wait", stepName: "ask", reason: "fine" });
            await context.writeResource("thing", "out", { bad: bad.ok, why: bad.error.message, good: good.ok, approved: good.approved, step: good.stepName });
            return {};
            """);
        repository.Write("workflows/workflow-wait.yaml", """
            id: 00000000-0000-4000-8000-000000000044
            name: wait
            jobs:
              - name: all
                steps: [{ name: ask, task: { type: manual_approval, prompt: Well? } }]
            """);
        var workflow = await repository.Session.Workflows.FindAsync("wait", CancellationToken.None);
        var run = await repository.Session.CreateWorkflowRunner().RunAsync(new WorkflowRunRequest { Workflow = workflow! }, new Silent(), CancellationToken.None);
        Assert.Equal(WorkflowRunStatus.Suspended, run.Status);

        var said = (await repository.RunAsync("judge")).Data[0].Attributes!;

        Assert.Equal("false true true ask", $"{said["bad"]} {said["good"]} {said["approved"]} {said["step"]}");
        Assert.True((await repository.Session.Runs.FindAsync(run.Id, CancellationToken.None))!.Jobs[0].Steps[0].Approval!.Approved);
    }

    [Fact]
    public async Task Members_ThatAreNotOffered_FailByName()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("asker", "context.cloudControlClientFactory.create(); return {};");
        repository.WriteModel("placed", "return { x: context.placement.labels };");

        Assert.Contains("context.cloudControlClientFactory", (await repository.FailAsync("asker")).Message, StringComparison.Ordinal);
        Assert.Contains("context.placement", (await repository.FailAsync("placed")).Message, StringComparison.Ordinal);
    }

    private static string Call(string name) => $$"""
        const r = await context.runModel({ modelType: "@test/{{name}}", name: "{{name}}-1", method: "run" });
        if (!r.ok) throw new Error(r.error.message);
        return {};
        """;

    private static void Install(ExtensionRepository repository, string extension, string name, string body, string more)
    {
        repository.Write($".swamp/pulled-extensions/{extension}/manifest.yaml", $"manifestVersion: 1\nname: \"{extension}\"\nversion: 2026.01.01.1\nmodels: [{name}.ts]\n{more}");
        repository.Write($".swamp/pulled-extensions/{extension}/models/{name}.ts", ExtensionRepository.Model($"@test/{name}", body));
    }

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
