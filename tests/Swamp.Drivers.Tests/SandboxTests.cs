using System.Text.Json.Nodes;
using Swamp.Operations.Models;

namespace Swamp.Drivers.Tests;

/// <summary>What a method in the sandbox may do, and what it is told when it may not.</summary>
public sealed class SandboxTests(ContainerDaemon engine)
{
    private const string Keep = "await context.writeResource('thing', 'main', { value: String(value) });";

    [Theory]
    [InlineData("read", "await Deno.readTextFile('/etc/passwd')", "/etc/passwd")]
    [InlineData("read", "await Deno.readTextFile(context.repoDir + '/.swamp.yaml')", ".swamp.yaml")]
    [InlineData("write", "await Deno.writeTextFile('/tmp/swamp-evil', 'x')", "/tmp/swamp-evil")]
    [InlineData("env", "Deno.env.get('SWAMP_TEST_SECRET')", "SWAMP_TEST_SECRET")]
    [InlineData("net", "await Deno.connect({ hostname: '127.0.0.1', port: 18999 })", "127.0.0.1:18999")]
    [InlineData("run", "await new Deno.Command('ls').output()", "ls")]
    [InlineData("sys", "Deno.hostname()", "hostname")]
    [InlineData("read", "await Deno.connect({ transport: 'unix', path: Deno.args[0] })", "/s")]
    [InlineData("import", "await import(['https:', '', 'example.invalid', 'x.ts'].join('/'))", "example.invalid")]
    public async Task Access_ThatWasNotGranted_IsRefusedByName(string permission, string expression, string what)
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-nobody"));
        repository.WriteModel("spy", ("run", $"const value = {expression}; {Keep}"));

        var error = await repository.FailAsync(() => repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox")));

        Assert.StartsWith($"The sandbox refused {permission} access to \"", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(permission == "import" ? "raw" : $"driverConfig: {{ {permission}: [", error.Hint, StringComparison.Ordinal);
        Assert.Empty(repository.LeftOver());
    }

    [Theory]
    [InlineData("read", "shared", "await Deno.readTextFile(context.repoDir + '/shared/a.txt')", "hello")]
    [InlineData("env", "SWAMP_TEST_SECRET", "Deno.env.get('SWAMP_TEST_SECRET')", "tell-somebody")]
    [InlineData("env", "SWAMP_TEST_*", "Deno.env.get('SWAMP_TEST_SECRET')", "tell-somebody")]
    [InlineData("run", "echo", "new TextDecoder().decode((await new Deno.Command('echo', { args: ['-n', 'ran'] }).output()).stdout)", "ran")]
    [InlineData("write", "out,put", "await Deno.writeTextFile(context.repoDir + '/out,put', 'x')", "undefined")]
    public async Task Access_ThatWasGranted_IsGiven(string permission, string grant, string expression, string expected)
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-somebody"));
        repository.Write("shared/a.txt", "hello");
        repository.WriteModel("spy", ("run", $"const value = {expression}; {Keep}"));

        var result = await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox", (permission, new JsonArray(grant))));

        Assert.Equal(expected, (string?)result.Data[0].Attributes!["value"]);
    }

    [Fact]
    public async Task ProgramsThatMayRun_SeeNoVariablesThatWereNotGranted()
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-nobody"));
        repository.WriteModel("spy", ("run", $"const value = new TextDecoder().decode((await new Deno.Command('env').output()).stdout); {Keep}"));

        var result = await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox", ("run", new JsonArray("env"))));

        Assert.DoesNotContain("tell-nobody", (string)result.Data[0].Attributes!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scratch_IsFreshForEachCall()
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("spy", ("run", $"const value = (await Array.fromAsync(Deno.readDir('.'))).length; await Deno.writeTextFile('mine.txt', 'x'); await Deno.makeTempFile(); {Keep}"));

        await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox"));
        var second = await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox"));

        Assert.Equal("0", (string?)second.Data[0].Attributes!["value"]);
        Assert.Empty(repository.LeftOver());
    }

    [Theory]
    [InlineData("data", "context.queryData('true')")]
    [InlineData("data", "context.dataRepository.findAllGlobal()")]
    [InlineData("data", "context.readModelData('other')")]
    [InlineData("models", "context.definitionRepository.findAllGlobal()")]
    [InlineData("models", "context.runModel({ modelType: 'command/shell', name: 'x', method: 'execute', arguments: { run: 'id' } })")]
    [InlineData("vaults", "context.vaultService.getVaultNames()")]
    public async Task Engine_GivesAMethodItsOwnDataOnly_UnlessMoreIsGranted(string grant, string expression)
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("spy", ("run", $"const value = JSON.stringify(await {expression}); {Keep}"));

        var refused = await repository.FailAsync(() => repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox")));
        var granted = await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox", ("engine", new JsonArray(grant))));

        Assert.StartsWith("The sandbox refused '", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"engine: [{grant}]", refused.Hint, StringComparison.Ordinal);
        Assert.NotEmpty((string)granted.Data[0].Attributes!["value"]!);
    }

    [Fact]
    public async Task BuiltInMethods_AreRefusedWithAWayOut()
    {
        await using var repository = new DriverRepository(engine);

        var error = await repository.FailAsync(() => repository.ShellAsync("true", DriverRepository.Setting("sandbox")));

        Assert.Contains("command/shell.execute is built in", error.Message, StringComparison.Ordinal);
        Assert.Contains("docker", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SeesNoMoreThanItsMethod()
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-nobody"));
        WriteChecked(repository, "Deno.env.get('SWAMP_TEST_SECRET') ? { pass: true } : { pass: false, errors: ['empty'] }");

        var raw = await repository.RunAsync("@test/spy", "run", driver: null);
        var refused = await repository.FailAsync(() => repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox")));
        var granted = await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox", ("env", new JsonArray("SWAMP_TEST_SECRET"))));

        Assert.Equal((1, 1), (raw.Data.Count, granted.Data.Count));
        Assert.StartsWith("Pre-flight checks failed for subject-1.run:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("The sandbox refused env access to \"SWAMP_TEST_SECRET\"", refused.Message, StringComparison.Ordinal);
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Check_ThatIsConfined_ReadsItsOwnDataAndPasses()
    {
        await using var repository = new DriverRepository(engine);
        WriteChecked(repository, "(await context.readResource('main'))?.value === 'x' ? { pass: true } : { pass: false, errors: ['first run'] }");

        var first = await repository.FailAsync(() => repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox")));
        await repository.RunAsync("@test/spy", "other", DriverRepository.Setting("sandbox"));
        await repository.RunAsync("@test/spy", "run", DriverRepository.Setting("sandbox"));

        Assert.Contains("first run", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_RunsChecksUnderTheDriverOfTheDefinition()
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-nobody"));
        WriteChecked(repository, "Deno.env.get('SWAMP_TEST_SECRET') ? { pass: true } : { pass: false, errors: ['empty'] }");
        repository.Write("models/test/guarded.yaml", """
            id: 7a1d6b1e-2f34-4c55-9a66-0b1c2d3e4f50
            name: guarded
            type: "@test/spy"
            version: 1
            driver: sandbox
            """);

        var result = await new InProcess(repository).CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "guarded" });

        Assert.Contains(result.Validations, static v => !v.Passed && v.Error?.Contains("The sandbox refused env access", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task TopLevelCode_GetsNoMoreThanMethods_WhereSandboxIsTheDefault()
    {
        await using var repository = new DriverRepository(engine, ("SWAMP_TEST_SECRET", "tell-nobody"));
        repository.WriteModel("spy", ("run", $"const value = globalThis.found; {Keep}"));
        var file = Path.Combine(repository.Root, "extensions/models/spy.ts");
        File.WriteAllText(file, "globalThis.found = Deno.env.get('SWAMP_TEST_SECRET');\n" + await File.ReadAllTextAsync(file, CancellationToken.None));
        File.AppendAllText(Path.Combine(repository.Root, ".swamp.yaml"), "defaultDriver: sandbox\n");

        var refused = await repository.FailAsync(() => repository.RunAsync("@test/spy", "run", driver: null));
        await repository.CloseAsync();
        File.AppendAllText(Path.Combine(repository.Root, ".swamp.yaml"), "defaultDriverConfig: { env: [SWAMP_TEST_SECRET] }\n");
        var granted = await repository.RunAsync("@test/spy", "run", driver: null);

        Assert.Contains("The sandbox refused env access to \"SWAMP_TEST_SECRET\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("defaultDriverConfig", refused.Message, StringComparison.Ordinal);
        Assert.Equal("tell-nobody", (string?)granted.Data[0].Attributes!["value"]);
        await repository.CloseAsync();
        Assert.Empty(repository.LeftOver());
    }

    private static void WriteChecked(DriverRepository repository, string check) => repository.Write("extensions/models/spy.ts", $$"""
        import { z } from "npm:zod@4";
        export const model = {
          type: "@test/spy",
          version: "2026.01.01.1",
          resources: { thing: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
          checks: { ready: { description: "Looks around", appliesTo: ["run"], execute: async (context) => {{check}} } },
          methods: {
            run: { kind: "create", description: "Runs", arguments: z.object({}), execute: async (args, context) => { await context.writeResource("thing", "main", { value: "x" }); } },
            other: { kind: "create", description: "Runs", arguments: z.object({}), execute: async (args, context) => { await context.writeResource("thing", "main", { value: "x" }); } },
          },
        };
        """);
}
