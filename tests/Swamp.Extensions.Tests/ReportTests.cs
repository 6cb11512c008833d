using System.Text.Json.Nodes;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Extensions.Tests;

/// <summary>Reports in TypeScript over method and workflow runs.</summary>
public sealed class ReportTests
{
    private const string Workflow = """
        id: 00000000-0000-4000-8000-000000000044
        name: fan
        REPORTS
        jobs:
          - name: all
            steps:
              - name: "one-${{ self.x }}"
                forEach: { item: x, in: "${{ ['a', 'b'] }}" }
                task: { type: model_method, modelType: "@test/writer", modelName: "writer-${{ self.x }}", methodName: run, inputs: { text: "${{ self.x }}" } }
              - name: last
                dependsOn: [{ step: "one-${{ self.x }}", condition: { type: succeeded } }]
                task: { type: assert, expr: "1 == 1", message: m, severity: low }
        """;

    [Fact]
    public async Task Workflow_ReportItRequires_SeesEveryStep()
    {
        await using var repository = Repository("reports: { require: ['@test/digest'], skip: ['@swamp/verification-attestation'] }");
        repository.Write("extensions/reports/digest.ts", Report("workflow", """
            return {
              markdown: ctx.stepExecutions.map((s: any) => `${s.stepName}:${s.modelName}:${s.modelType === "@test/writer"}:${s.status}:${s.methodArgs.text}:${s.dataHandles.map((h: any) => h.name)}`).join("\n"),
              json: [ctx.workflowName, ctx.workflowStatus, typeof ctx.workflowRunId, ctx.scope],
            };
            """));

        var run = await RunAsync(repository);

        Assert.Equal(WorkflowRunStatus.Succeeded, run.Status);
        Assert.Equal(["@swamp/workflow-summary", "@test/digest"], run.Reports!.Select(static r => r.Name));
        var digest = run.Reports![1];
        Assert.Equal("""["fan","succeeded","string","workflow"]""", digest.Json!.ToJsonString());
        Assert.Equal("one-a:writer-a:true:succeeded:a:out\none-b:writer-b:true:succeeded:b:out\nlast:::succeeded:undefined:", digest.Markdown!.Replace("false", "", StringComparison.Ordinal));
        Assert.Contains(run.DataArtifacts, static a => a.Name == "report-test-digest");
    }

    [Fact]
    public async Task Method_ReportThatLoops_IsStoppedAndTheRunStands()
    {
        await using var repository = new ExtensionRepository(("SWAMP_EXTENSION_LOAD_SECONDS", "2"));
        repository.Write("extensions/reports/loop.ts", "export const report = { name: '@test/loop', description: '', scope: 'method', execute: async () => { for (;;); } };");
        repository.WriteModel("written", "await context.writeResource('thing', 'main', { ok: true });", more: "reports: ['@test/loop'],");

        var run = await repository.RunAsync("written");

        Assert.Single(run.Data, static d => d.Handle.Name == "main");
        Assert.Contains("The report @test/loop did not end within 10 s and was stopped.", repository.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_ReportThatThrows_IsKeptInItsPlaceAndTheRunStands()
    {
        await using var repository = Repository("reports: { require: ['@test/digest', '@test/absent', '@test/bent'] }");
        repository.Write("extensions/reports/digest.ts", Report("workflow", "throw new Error('no paper');"));
        repository.Write("extensions/reports/bent.ts", "export const report = { name: '@test/bent', scope: 'galaxy', execute: () => {} };\n");

        var run = await RunAsync(repository);

        Assert.Equal(WorkflowRunStatus.Succeeded, run.Status);
        Assert.Contains("no paper", run.Reports!.Single(static r => r.Name == "@test/digest").Error, StringComparison.Ordinal);
        Assert.Contains("extensions/reports/bent.ts has it and cannot be used: report.scope: expected one of method, model, workflow", run.Reports!.Single(static r => r.Name == "@test/bent").Error, StringComparison.Ordinal);
        Assert.Contains("is not installed", run.Reports!.Single(static r => r.Name == "@test/absent").Error, StringComparison.Ordinal);
        Assert.True(run.Reports!.Single(static r => r.Name == "@swamp/workflow-summary").Success);
    }

    [Fact]
    public async Task Workflow_BlankReport_IsNotKept()
    {
        await using var repository = Repository("reports: { require: ['@test/digest'] }");
        repository.Write("extensions/reports/digest.ts", Report("workflow", "return { markdown: ' ', json: {} };"));

        var run = await RunAsync(repository);

        Assert.True(run.Reports!.Single(static r => r.Name == "@test/digest").Success);
        Assert.DoesNotContain(run.DataArtifacts, static a => a.Name.Contains("digest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Iterations_OfARepeatedStep_HaveReportsOfTheirOwn()
    {
        await using var repository = Repository("");

        await RunAsync(repository);

        var names = (await repository.Session.Data.ListAllItemsAsync(CancellationToken.None)).Select(static k => k.Name).ToList();
        Assert.Contains("report-swamp-method-summary-a", names);
        Assert.Contains("report-swamp-method-summary-b-json", names);
    }

    [Fact]
    public async Task Method_Report_SeesSpecsAndHidesSensitiveArguments()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel(
            "teller", "return {};", arguments: "z.object({ open: z.string(), pin: z.string().meta({ sensitive: true }) })", more: "reports: ['@test/digest'],");
        repository.Write("extensions/reports/digest.ts", Report("method", """
            return { markdown: JSON.stringify(ctx.methodArgs), json: { again: ctx.redactSensitiveArgs({ open: "o", pin: "p" }, "method"), specs: ctx.outputSpecs.map((s: any) => s.kind + ":" + s.specName) } };
            """));

        var result = await repository.RunAsync("teller", new JsonObject { ["open"] = "x", ["pin"] = "1234567" });

        var report = result.Reports!.Single(static r => r.Name == "@test/digest");
        Assert.Equal("""{"again":{"open":"o","pin":"***"},"specs":["resource:thing","file:log"]}""", report.Json!.ToJsonString());
        Assert.DoesNotContain("1234567", report.Markdown, StringComparison.Ordinal);
    }

    private static ExtensionRepository Repository(string reports)
    {
        var repository = new ExtensionRepository();
        repository.WriteModel("writer", "await context.writeResource('thing', 'out', { text: args.text }); return {};", arguments: "z.object({ text: z.string() })");
        repository.Write("workflows/workflow-fan.yaml", Workflow.Replace("REPORTS", reports, StringComparison.Ordinal));
        return repository;
    }

    private static string Report(string scope, string body) => $$"""
        export const report = {
          name: "@test/digest", description: "Digest", scope: "{{scope}}", labels: ["audit"],
          execute: async (ctx: any) => { {{body}} },
        };
        """;

    private static async Task<WorkflowRun> RunAsync(ExtensionRepository repository) => await repository.Session.CreateWorkflowRunner().RunAsync(
        new WorkflowRunRequest { Workflow = (await repository.Session.Workflows.FindAsync("fan", CancellationToken.None))! }, new Silent(), CancellationToken.None);

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
