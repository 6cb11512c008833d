using System.Text.Json.Nodes;
using Swamp.Engine.Models;
using Swamp.Engine.Workflows.Execution;
using Swamp.Extensions.Health;

namespace Swamp.Extensions.Tests;

/// <summary>What lies between the parts: caches, the doctor and both languages.</summary>
public sealed class SeamTests
{
    [Fact]
    public async Task Packages_BesideACompiledExtension_AreNoOrphans_UntilItIsGone()
    {
        await using var repository = new ExtensionRepository();
        var source = repository.WriteCSharpModel("packed", "await context.WriteResourceAsync(\"thing\", \"main\", new { ok = true });");
        repository.WriteModel("packed-more", "return {};");
        await InspectAsync(repository);
        var compiled = Bundles(repository).Single(static f => f.EndsWith(".dll", StringComparison.Ordinal));
        var package = Path.Combine(Path.ChangeExtension(compiled, null), "runtimes", "Package.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(package)!);
        await File.WriteAllTextAsync(package, "not looked at");

        Assert.Empty((await InspectAsync(repository)).Orphans);

        File.Delete(source);
        await repository.CloseAsync();
        var orphans = (await InspectAsync(repository)).Orphans;
        Assert.Contains(package, orphans);
        Assert.Contains(compiled, orphans);
        Assert.DoesNotContain(orphans, static f => Path.GetFileName(f).StartsWith("packed-more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Package_ThatSomethingElseChanged_IsNotBelieved()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("packed", "await context.WriteResourceAsync(\"thing\", \"main\", new { ok = true });");
        await repository.RunAsync("packed");
        await repository.CloseAsync();
        var compiled = Bundles(repository).Single(static f => f.EndsWith(".dll", StringComparison.Ordinal));
        var written = File.GetLastWriteTimeUtc(compiled);
        repository.Write(Path.GetRelativePath(repository.Root, Path.ChangeExtension(compiled, null)) + "/Swamp.Nothing.dll", "garbage");

        await repository.RunAsync("packed");

        Assert.NotEqual(written, File.GetLastWriteTimeUtc(compiled));
    }

    [Theory]
    [InlineData("@test/good", "@test/evil")]
    [InlineData("\"name\":\"run\"", "\"name\":\"ran\"")]
    [InlineData("\"methods\":", "\"methods\":null,\"m\":")]
    public async Task Description_ThatIsJsonButWasChanged_IsMadeAnew(string from, string to)
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");
        await repository.RunAsync("good");
        await repository.CloseAsync();
        var file = Bundles(repository).Single(static f => f.EndsWith("good.json", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal("""{"ok":true}""", (await repository.RunAsync("good")).Data[0].Attributes!.ToJsonString());
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"PATH\":null}")]
    [InlineData("{\"PATH\":{\"length\":1,\"modified\":1,\"hash\":null,\"imports\":null}}")]
    public async Task Index_ThatIsJsonButNotOurs_IsReadAnew(string text)
    {
        await using var repository = new ExtensionRepository();
        var path = repository.WriteModel("good", "await context.writeResource('thing', 'main', { ok: true });");
        repository.Write(".swamp/bundles/_sources.json", text.Replace("PATH", path, StringComparison.Ordinal));

        Assert.Contains(new ModelTypeName("@test/good"), await repository.Session.ModelTypes.ListAsync(includeInternal: false, CancellationToken.None));
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Import_ThroughTheProjectsOwnMap_IsPartOfTheFingerprint()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("deno.json", """{ "imports": { "@lib/": "./lib/", "answer": "./lib/first.ts" } }""");
        repository.Write("lib/value.ts", "export const value = 1;\n");
        repository.Write("lib/first.ts", "export const answer = 'first';\n");
        repository.Write("lib/second.ts", "export const answer = 'second';\n");
        repository.WriteModel(
            "mapped", "await context.writeResource('thing', 'main', { value, answer });", top: "import { value } from '@lib/value.ts';\nimport { answer } from 'answer';");
        Assert.Equal("""{"value":1,"answer":"first"}""", await RunAsync());

        repository.Write("lib/value.ts", "export const value = 22;\n");
        Assert.Equal("""{"value":22,"answer":"first"}""", await RunAsync());

        repository.Write("deno.json", """{ "imports": { "@lib/": "./lib/", "answer": "./lib/second.ts" } }""");
        Assert.Equal("""{"value":22,"answer":"second"}""", await RunAsync());

        async Task<string> RunAsync()
        {
            await repository.CloseAsync();
            return (await repository.RunAsync("mapped")).Data[0].Attributes!.ToJsonString();
        }
    }

    [Fact]
    public async Task Import_OfADependencyOfPackageJson_IsThatPackage()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("package.json", """{ "dependencies": { "ms": "2.1.3", "zod": "^4.0.0", "own": "file:../own" } }""");
        repository.WriteModel(
            "bare", "await context.writeResource('thing', 'main', { ms: ms('1d') });", top: "import ms from 'ms';\nimport { z as bareZod } from 'zod';\nbareZod.string();");

        Assert.Equal("""{"ms":86400000}""", (await repository.RunAsync("bare")).Data[0].Attributes!.ToJsonString());
        Assert.False(Directory.Exists(Path.Combine(repository.Root, "node_modules")));
    }

    [Fact]
    public async Task Program_OfOneLanguageThatIsMissing_LeavesTheOtherAlone()
    {
        await using var repository = new ExtensionRepository(("SWAMP_HOST", "/nowhere/swamp-host"));
        repository.WriteCSharpModel("sharp", "");
        repository.WriteCSharpModel("sharper", "");
        repository.Write("extensions/vaults/safe.cs", "using Swamp.Sdk;\n[Vault(\"@test/safe\")] public sealed class Safe { }\n");
        repository.WriteModel("script", "return {};");

        var vaults = await repository.Session.Extensions.VaultTypes.ListAsync(CancellationToken.None);
        var seen = await InspectAsync(repository);

        Assert.Empty(vaults);
        Assert.Contains("/nowhere/swamp-host", repository.Said, StringComparison.Ordinal);
        Assert.Equal(ExtensionStates.Indexed, seen.Extensions.Single(static e => e.SourcePath.EndsWith("script.ts", StringComparison.Ordinal)).State);
        Assert.All(seen.Extensions.Where(static e => e.SourcePath.EndsWith(".cs", StringComparison.Ordinal)), static e => Assert.Contains("/nowhere/swamp-host", e.Problem, StringComparison.Ordinal));
        Assert.Contains("/nowhere/swamp-host", (await repository.FailAsync("sharp")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_OfOneCall_DoesNotSilenceTheNext()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("noisy", "const noise = new Uint8Array(300_000).fill(65); for (let at = 0; at < noise.length;) at += await Deno.stdout.write(noise.subarray(at)); return {};");
        repository.WriteModel("quiet", "await Deno.stdout.write(new TextEncoder().encode('a quiet word\\n')); await new Promise((done) => setTimeout(done, 300)); return {};");

        await repository.RunAsync("noisy");
        await repository.RunAsync("quiet");

        Assert.Contains("what else it prints is not shown", repository.Said, StringComparison.Ordinal);
        Assert.Contains("a quiet word", repository.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_ThatItsFirstCallerGaveUp_GoesOnForTheSecond()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("slow", "return {};", top: "await new Promise((done) => setTimeout(done, 1500));");
        using var first = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));

        var given = repository.Session.ModelTypes.FindAsync(new ModelTypeName("@test/slow"), first.Token).AsTask();
        var kept = repository.Session.ModelTypes.FindAsync(new ModelTypeName("@test/slow"), CancellationToken.None).AsTask();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.NotNull(await kept);
    }

    [Fact]
    public async Task Report_OfAWorkflow_InCSharp_SeesEveryStep_AsOneInTypeScriptDoes()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("writer", "await context.writeResource('thing', 'out', { text: args.text }); return {};", arguments: "z.object({ text: z.string() })");
        repository.Write("extensions/reports/manifest.yaml", "manifestVersion: 1\nname: '@test/digest'\nversion: 2026.01.01.1\nreports: [digest.cs]\n");
        repository.Write("extensions/reports/words.txt", "header");
        repository.Write("extensions/reports/digest.cs", """
            using System.Text.Json.Nodes;
            using Swamp.Sdk;

            [Report("@test/digest", Scope = ReportScope.Workflow)]
            public sealed class Digest : IReport
            {
                public async Task<ReportContent> CreateAsync(IReportContext context)
                {
                    var step = context.Steps[0];
                    var content = await context.Data.GetContentAsync(step.ModelType!, step.ModelId!, step.DataHandles[0].Name);
                    string refused;
                    try { refused = context.MethodName; } catch (InvalidOperationException exception) { refused = exception.Message; }
                    return new(
                        File.ReadAllText(context.ExtensionFile("words.txt")),
                        new { context.Workflow!.Name, context.Workflow.Status, context.ExecutionStatus, input = (string?)context.Workflow.Inputs["who"], step.StepName, step.ModelName, step.MethodName,
                              argument = (string?)step.MethodArgs!["text"], text = (string?)JsonNode.Parse(content!)!["text"], type = step.DataHandles[0].Metadata!.ContentType,
                              handles = context.DataHandles.Count, refused, scope = context.Scope.ToString() });
                }
            }
            """);
        repository.Write("workflows/workflow-fan.yaml", """
            id: 00000000-0000-4000-8000-000000000046
            name: fan
            inputs: { properties: { who: { type: string } } }
            reports: { require: ['@test/digest'] }
            jobs:
              - name: all
                steps:
                  - name: one
                    task: { type: model_method, modelType: "@test/writer", modelName: "writer-1", methodName: run, inputs: { text: "${{ inputs.who }}" } }
            """);

        var run = await repository.Session.CreateWorkflowRunner().RunAsync(
            new WorkflowRunRequest { Workflow = (await repository.Session.Workflows.FindAsync("fan", CancellationToken.None))!, Inputs = new JsonObject { ["who"] = "me" } },
            new Silent(),
            CancellationToken.None);

        var report = run.Reports!.Single(static r => r.Name == "@test/digest");
        Assert.Null(report.Error);
        Assert.Equal("header", report.Markdown);
        Assert.Equal(
            """{"name":"fan","status":"succeeded","executionStatus":"succeeded","input":"me","stepName":"one","modelName":"writer-1","methodName":"run","argument":"me","text":"me","type":"application/json","handles":1,"refused":"MethodName tells of one method, and this report is about a workflow: each of Steps has MethodName.","scope":"Workflow"}""",
            report.Json!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gate_IsOpenedByAMethod_WhichLearnsWhatBecameOfIt(bool isCSharp)
    {
        await using var repository = new ExtensionRepository();
        if (isCSharp)
        {
            repository.WriteCSharpModel("keeper", """
                var a = await context.ApproveWorkflowGateAsync(new("gated", "ok", Reason: "because"));
                await context.WriteResourceAsync("thing", "main", new { ok = a.IsOk, a.WorkflowName, a.StepName, approved = a.IsApproved, run = a.RunId!.Length, who = a.DecidedBy!.Length > 0 });
                """);
        }
        else
        {
            repository.WriteModel("keeper", """
                const a = await context.approveWorkflowGate({ workflowIdOrName: "gated", stepName: "ok", reason: "because" });
                await context.writeResource("thing", "main", { ok: a.ok, workflowName: a.workflowName, stepName: a.stepName, approved: a.approved, run: a.runId.length, who: a.decidedBy.length > 0 });
                """);
        }

        repository.Write("workflows/workflow-gated.yaml", """
            id: 00000000-0000-4000-8000-000000000047
            name: gated
            jobs:
              - name: all
                steps:
                  - name: ok
                    task: { type: manual_approval, prompt: Sure? }
            """);
        await repository.Session.CreateWorkflowRunner().RunAsync(
            new WorkflowRunRequest { Workflow = (await repository.Session.Workflows.FindAsync("gated", CancellationToken.None))! }, new Silent(), CancellationToken.None);

        Assert.Equal(
            """{"ok":true,"workflowName":"gated","stepName":"ok","approved":true,"run":36,"who":true}""", (await repository.RunAsync("keeper")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Nested_RunsFromCSharp_HaveTheLimitsOfThoseFromTypeScript()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("circle", """
            var result = await context.RunModelAsync(new() { ModelType = "@test/back", Name = "back-1", Method = "run" });
            await context.WriteResourceAsync("thing", "main", new { result.IsOk, result.Error });
            """);
        repository.WriteModel("back", "const r = await context.runModel({ modelType: '@test/circle', name: 'circle-1', method: 'run' }); if (!r.ok) throw new Error(r.error.message);");

        var seen = (await repository.RunAsync("circle")).Data[0].Attributes!;

        Assert.False((bool)seen["isOk"]!);
        Assert.Contains("circle", (string?)seen["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zod3_OfAnExtensionsOwn_IsDescribedAndParses()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/old.ts", """
            import { z } from "npm:zod@3.23.8";
            export const model = {
              type: "@test/old", version: "2026.01.01.1",
              globalArguments: z.object({ place: z.string().default("here") }),
              resources: { thing: { schema: z.object({ a: z.string() }).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
              methods: { run: {
                description: "Runs",
                arguments: z.object({ a: z.string().min(2).describe("A text"), n: z.number().int().optional(), list: z.array(z.boolean()).default([]), kind: z.enum(["x", "y"]).nullable(), any: z.record(z.unknown()).optional(), one: z.union([z.string(), z.literal(5)]).optional() }),
                execute: async (args, context) => ({ dataHandles: [await context.writeResource("thing", "main", { ...args, place: context.globalArgs.place })] }),
              } },
            };
            """);

        var result = await repository.RunAsync("old", new JsonObject { ["a"] = "text", ["kind"] = "x" });
        Assert.Equal("""{"a":"text","list":[],"kind":"x","place":"here"}""", result.Data[0].Attributes!.ToJsonString());
        Assert.Contains("at \"a\"", (await repository.FailAsync("old", new JsonObject { ["a"] = "t", ["kind"] = null })).Message, StringComparison.Ordinal);
        var type = await repository.Session.ModelTypes.GetAsync(new ModelTypeName("@test/old"), CancellationToken.None);
        Assert.Equal(
            """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"a":{"type":"string","description":"A text"},"n":{"type":"number"},"list":{"type":"array","items":{"type":"boolean"}},"kind":{"enum":["x","y",null]},"any":{"type":"object"},"one":{"anyOf":[{"type":"string"},{"const":5}]}},"required":["a","kind"]}""",
            type.Methods["run"].Arguments!.ToJsonString());
    }

    private static IEnumerable<string> Bundles(ExtensionRepository repository) =>
        Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp", "bundles"), "*", SearchOption.AllDirectories);

    private static async Task<Inspection> InspectAsync(ExtensionRepository repository) => await repository.Session.Extensions.Inspector.InspectAsync(
        async (type, token) => await repository.Session.ModelTypes.FindAsync(new ModelTypeName(type), token) is not null, CancellationToken.None);

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
