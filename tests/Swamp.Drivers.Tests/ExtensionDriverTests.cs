using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Drivers.Tests;

/// <summary>Drivers that extensions bring, in both languages.</summary>
public sealed class ExtensionDriverTests(ContainerDaemon engine)
{
    private const string TypeScript = """
        import { z } from "npm:zod@4";
        const note = (text) => Deno.writeTextFileSync(Deno.env.get("SWAMP_TEST_NOTES"), text + "\n", { append: true });
        export const driver = {
          type: "@test/noted", name: "Noted", description: "Notes what is done with it",
          configSchema: z.object({ size: z.number().min(1).refine((n) => n !== 13, "must not be 13"), label: z.string().optional() }),
          createDriver: (config) => {
            note(`create ${config.size}`);
            return {
              initialize: () => note(`initialize ${config.size}`),
              shutdown: () => note(`shutdown ${config.size}`),
              execute: async (request, callbacks) => {
                callbacks.onLog(`bundle ${request.bundle ? new TextDecoder().decode(request.bundle).includes("inside the bundle") : "none"}, trace ${request.traceHeaders.traceparent}`);
                callbacks.onLog(Object.keys(request).sort().join());
                const handle = await callbacks.writeResource("thing", "kept", { by: "the driver" });
                return { status: "success", logs: [], durationMs: 1, outputs: [{ kind: "persisted", handle }, { kind: "pending", specName: "thing", name: "later", type: "resource", content: "no json", metadata: { exitCode: 0 }, tags: { a: "b" } }] };
              },
            };
          },
        };
        """;

    private const string CSharp = """
        using System.Text;
        using System.Text.Json.Nodes;
        using System.ComponentModel.DataAnnotations;
        using Swamp.Sdk;

        [Driver("@test/noted", Name = "Noted", Description = "Notes what is done with it")]
        public sealed class Noted(Noted.Settings settings) : IDriver
        {
            public sealed record Settings([property: Range(1, 12)] int Size, string? Label = null);

            public Task InitializeAsync(CancellationToken cancellationToken) { Note($"create {settings.Size}"); Note($"initialize {settings.Size}"); return Task.CompletedTask; }

            public Task ShutdownAsync(CancellationToken cancellationToken) { Note($"shutdown {settings.Size}"); return Task.CompletedTask; }

            public async Task<DriverResult> ExecuteAsync(DriverRequest request, IDriverContext context, CancellationToken cancellationToken)
            {
                context.Log($"bundle {(request.Bundle is { } bundle ? Encoding.UTF8.GetString(bundle.Span).Contains("inside the bundle") ? "true" : "false" : "none")}, trace {request.TraceHeaders["traceparent"]}");
                context.Log("bundle,definitionMeta,fileSpecs,globalArgs,methodArgs,methodName,modelId,modelType,protocolVersion,resourceSpecs,traceHeaders");
                var handle = await context.WriteResourceAsync("thing", "kept", new { by = "the driver" });
                return DriverResult.Success(DriverOutput.Stored(handle), DriverOutput.Resource("thing", "later", "no json") with { Metadata = new JsonObject { ["exitCode"] = 0 }, Tags = new Dictionary<string, string> { ["a"] = "b" } });
            }

            private static void Note(string text) => File.AppendAllText(Environment.GetEnvironmentVariable("SWAMP_TEST_NOTES")!, text + "\n");
        }
        """;

    [Theory]
    [InlineData("noted.ts", TypeScript)]
    [InlineData("Noted.cs", CSharp)]
    public async Task Driver_IsMadeOnceForItsSettings_AndShutDownAtTheEnd(string file, string source)
    {
        var notes = Path.GetTempFileName();
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_NOTES", notes), ("TRACEPARENT", trace));
        repository.Write($"extensions/drivers/{file}", source);
        repository.WriteModel("subject", ("run", "return 'inside the bundle';"));
        var setting = DriverRepository.Setting("@Test/Noted", ("size", "3"));

        var first = await repository.RunAsync("@test/subject", "run", setting);
        await repository.RunAsync("@test/subject", "run", setting);
        await repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/noted", ("size", 4)));
        await repository.CloseAsync();

        Assert.Equal(["create 3", "initialize 3", "create 4", "initialize 4", "shutdown 3", "shutdown 4"], (await File.ReadAllLinesAsync(notes)).OrderBy(static l => l.StartsWith("shutdown", StringComparison.Ordinal)).ThenBy(static l => l[^1]));
        Assert.Equal(["kept", "later"], first.Data.Select(static d => d.Handle.Name));
        Assert.Equal(("no json", 0, "b"), ((string?)first.Data[1].Attributes!["stdout"], (int)first.Data[1].Attributes!["exitCode"]!, first.Data[1].Handle.Tags["a"]));
        Assert.Contains($"Stdout: bundle true, trace {trace}", repository.Said);
        Assert.Contains("Stdout: bundle,definitionMeta,fileSpecs,globalArgs,methodArgs,methodName,modelId,modelType,protocolVersion,resourceSpecs,traceHeaders", repository.Said);
        File.Delete(notes);
    }

    [Theory]
    [InlineData("noted.ts", TypeScript)]
    [InlineData("Noted.cs", CSharp)]
    public async Task Settings_AreChecked_BeforeTheFirstCall(string file, string source)
    {
        var notes = Path.GetTempFileName();
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_NOTES", notes));
        repository.Write($"extensions/drivers/{file}", source);
        repository.WriteModel("subject", ("run", "return;"));

        var missing = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/noted")));
        var wrong = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/noted", ("size", "large"), ("label", 1))));
        var rule = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/noted", ("size", 13))));

        Assert.Contains("driverConfig.size is required", missing.Message, StringComparison.Ordinal);
        Assert.Contains("driverConfig.size must be", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("driverConfig.label must be", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("size", rule.Message, StringComparison.Ordinal);
        Assert.All([missing, wrong, rule], static e => Assert.Equal(ErrorCodes.ValidationFailed, e.Code));
        Assert.Empty(await repository.Session.Outputs.ListAsync(new(), CancellationToken.None));
        Assert.Empty(await File.ReadAllTextAsync(notes));
        File.Delete(notes);
    }

    [Fact]
    public async Task TwoDriversOfOneType_AreRefused_WithBothFiles()
    {
        await using var repository = new DriverRepository(engine);
        repository.Write("extensions/drivers/one.ts", TypeScript);
        repository.Write("extensions/drivers/two.ts", TypeScript);
        repository.WriteModel("subject", ("run", "return;"));

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/noted", ("size", 1))));

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("extensions/drivers/one.ts and extensions/drivers/two.ts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export const driver = { type: '@test/a/b', createDriver: () => ({}) };", "two parts")]
    [InlineData("export const driver = { type: '@test/broken' };", "createDriver: expected a function")]
    [InlineData("export const driver = { type: '@test/broken', configSchema: 5, createDriver: () => ({}) };", "configSchema: expected a zod schema")]
    public async Task BrokenDriver_Warns_AndBlocksNothing(string source, string warning)
    {
        await using var repository = new DriverRepository(engine);
        repository.Write("extensions/drivers/broken.ts", source);
        repository.WriteModel("subject", ("run", "await context.writeResource('thing', 'main', {});"));

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/broken")));

        Assert.StartsWith("Unknown execution driver '@test/broken'", error.Message, StringComparison.Ordinal);
        Assert.Contains(warning, repository.AllSaid, StringComparison.Ordinal);
        Assert.Single((await repository.RunAsync("@test/subject", "run", driver: null)).Data);
    }

    [Theory]
    [InlineData("null", "returned no { status: \"success\" }")]
    [InlineData("{ status: 'success', outputs: [{ kind: 'odd' }] }", "outputs[0] of driver '@test/odd' is neither")]
    [InlineData("{ status: 'success', outputs: [{ kind: 'persisted', handle: { name: 'x', version: 1, dataId: 'invented' } }] }", "has no such version")]
    [InlineData("{ status: 'success', outputs: [{ kind: 'pending', type: 'resource', specName: 'nonesuch', name: 'x', content: '{}' }] }", "Unknown resource spec 'nonesuch'")]
    [InlineData("{ status: 'error', error: 'far away it failed' }", "far away it failed")]
    [InlineData("{ status: 'error' }", "Driver execution failed")]
    public async Task Result_ThatIsWrong_IsAnErrorOfTheCall(string result, string message)
    {
        await using var repository = new DriverRepository(engine);
        repository.Write("extensions/drivers/odd.ts", $"export const driver = {{ type: '@test/odd', createDriver: () => ({{ execute: () => ({result}) }}) }};");
        repository.WriteModel("subject", ("run", "return;"));

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Setting("@test/odd")));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_ReachTheDriver_AndNothingElse()
    {
        await using var repository = new DriverRepository(engine);
        await DockerCommandTests.SecretAsync(repository, "a-secret-value");
        repository.Write("extensions/drivers/odd.ts", "export const driver = { type: '@test/odd', createDriver: (config) => ({ execute: (request, callbacks) => { callbacks.onLog(`${request.methodArgs.text.length} ${request.methodArgs.text} ${config.key}`); return { status: 'error', error: `no: ${request.methodArgs.text}` }; } }) };");
        repository.WriteModel("subject", ("run", "return;"));

        var error = await repository.FailAsync(() => repository.RunAsync(
            "@test/subject", "run", DriverRepository.Setting("@test/odd", ("key", "${{ vault.get('safe', 'pw') }}")), new JsonObject { ["text"] = "${{ vault.get('safe', 'pw') }}" }));

        Assert.Contains("Stdout: 14 *** ***", repository.Said);
        Assert.Equal("no: ***", error.Message);
    }
}
