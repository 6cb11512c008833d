using System.Diagnostics;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

/// <summary>What loading costs, and what it survives.</summary>
public sealed class LoadingTests
{
    [Fact]
    public async Task FiveHundredExtensions_CostNothingUntilOneIsUsed()
    {
        await using var repository = new ExtensionRepository(("SWAMP_DENO", "/nowhere/deno"));
        for (var i = 0; i < 500; i++)
        {
            repository.WriteModel($"type-{i}", "await context.writeResource('thing', 'out', {}); return {};");
        }

        // No host can start, and nothing here needs one.
        Assert.Equal(501, (await repository.Session.ModelTypes.ListAsync(includeInternal: false, CancellationToken.None)).Count);
        Assert.Empty(Bundles(repository));

        await using var used = new ExtensionRepository();
        Copy(repository.Root, used.Root);
        await used.RunAsync("type-250");

        Assert.StartsWith("type-250-", Path.GetFileName(Assert.Single(Bundles(used))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loop_AtImport_IsStoppedAndToldByFile_AndTheOthersWork()
    {
        await using var repository = new ExtensionRepository(("SWAMP_EXTENSION_LOAD_SECONDS", "2"));
        repository.Write("extensions/models/endless.ts", "while (true) {}\nexport const model = { type: '@test/endless' };\n");
        repository.WriteModel("fine", "return {};");

        var error = await repository.FailAsync("endless");

        Assert.Equal(ErrorCodes.UnknownModelType, error.Code);
        Assert.Contains("extensions/models/endless.ts cannot be used: Loading extensions/models/endless.ts did not end within 2 s", repository.Said, StringComparison.Ordinal);
        Assert.True((await repository.RunAsync("fine")).Succeeded);
    }

    [Fact]
    public async Task TraceContext_OfTheCaller_IsThereInTheMethodAndInProgramsItStarts()
    {
        const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var repository = new ExtensionRepository(("TRACEPARENT", Parent), ("TRACESTATE", "vendor=1"));
        repository.WriteModel("traced", """
            const { stdout } = await new Deno.Command("sh", { args: ["-c", "echo $TRACEPARENT $TRACESTATE"] }).output();
            await context.writeResource("thing", "out", { ...context.traceHeaders, program: new TextDecoder().decode(stdout).trim() });
            return {};
            """);

        var seen = (await repository.RunAsync("traced")).Data[0].Attributes!;

        Assert.Equal((Parent, "vendor=1", $"{Parent} vendor=1"), ((string?)seen["traceparent"], (string?)seen["tracestate"], (string?)seen["program"]));
    }

    [Fact]
    public async Task Bundle_ThatIsSelfContained_RunsWithoutAnythingBesideIt()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/_lib/word.ts", "export const word = 'one';\n");
        repository.WriteModel("alone", "return {};", top: "import { word } from './_lib/word.ts';", arguments: "z.object({ n: z.number().default(7), w: z.literal(word).default(word) })");
        var bundles = repository.Session.Extensions.SelfContained;

        var path = (await bundles.FindAsync(new ModelTypeName("@test/alone"), CancellationToken.None))!;

        var deno = await repository.Session.FindDenoAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("swamp-alone-");
        File.Copy(path, Path.Combine(folder.FullName, "bundle.js"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "main.js"),
            "const { model } = await import('./bundle.js'); console.log(JSON.stringify(model.methods.run.arguments.parse({})));",
            CancellationToken.None);
        var start = new ProcessStartInfo(deno, ["run", "--quiet", "--no-config", "--no-remote", "--no-npm", "--no-lock", "main.js"]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        start.Environment["DENO_DIR"] = Path.Combine(folder.FullName, "cache");
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        folder.Delete(recursive: true);

        Assert.Equal("""{"n":7,"w":"one"}""", printed.Trim());
        await File.WriteAllTextAsync(path, "export {};", CancellationToken.None);
        Assert.Equal(path, await bundles.FindAsync(new ModelTypeName("@test/alone"), CancellationToken.None));
        Assert.True(new FileInfo(path).Length > 1000, "A bundle that was tampered with has to be made anew.");
    }

    [Theory]
    [InlineData("datastores", "datastore", "createProvider")]
    [InlineData("drivers", "driver", "createDriver")]
    [InlineData("vaults", "vault", "createProvider")]
    public async Task Provider_OfAnyKind_IsJudgedByFileFieldAndExpectation(string folder, string export, string factory)
    {
        await using var repository = new ExtensionRepository();
        repository.Write($"extensions/{folder}/bad.ts", $"export const {export} = {{ type: 'Bad', name: 7, description: 'd', configSchema: {{}}, {factory}: 'no' }};\n");
        repository.Write($"extensions/{folder}/good.ts", $"import {{ z }} from 'npm:zod@4';\nexport const {export} = {{ type: '@test/good', name: 'Good', description: 'd', configSchema: z.object({{ url: z.string() }}), {factory}: () => ({{}}) }};\n");

        var seen = await repository.Session.Extensions.Inspector.InspectAsync(static (_, _) => ValueTask.FromResult(false), CancellationToken.None);

        var bad = seen.Extensions.Single(e => e.SourcePath == $"extensions/{folder}/bad.ts");
        Assert.Equal(
            $"{export}.type: expected two parts in lower case such as \"@acme/store\", found the text \"Bad\"; {export}.name: expected text, found a number; "
            + $"{export}.{factory}: expected a function, found the text \"no\"; {export}.configSchema: expected a zod schema, found an object",
            bad.Problem);
        Assert.Null(seen.Extensions.Single(e => e.Type == "@test/good").Problem);
    }

    [Fact]
    public async Task Datastores_AndDrivers_AreListedWithTheirSettings()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/datastores/good.ts", "import { z } from 'npm:zod@4';\nexport const datastore = { type: '@test/objects', name: 'Objects', description: 'Keeps', configSchema: z.object({ url: z.string() }), createProvider: () => ({}) };\n");
        repository.Write("extensions/drivers/good.ts", "export const driver = { type: '@test/remote', name: 'Remote', description: 'Runs', createDriver: () => ({}) };\n");

        Assert.Equal("@test/objects", Assert.Single(await repository.Session.Extensions.Datastores.ListAsync(CancellationToken.None)).Type);
        Assert.NotNull((await repository.Session.Extensions.Datastores.FindAsync("@test/objects", CancellationToken.None))!.ConfigSchema!["properties"]!["url"]);
        Assert.Equal("extensions/drivers/good.ts", (await repository.Session.Extensions.Drivers.FindAsync("@test/remote", CancellationToken.None))!.Source);
        Assert.Null(await repository.Session.Extensions.Drivers.FindAsync("@test/objects", CancellationToken.None));
    }

    private static List<string> Bundles(ExtensionRepository repository) => Directory.Exists(Path.Combine(repository.Root, ".swamp/bundles"))
        ? [.. Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp/bundles"), "*.js", SearchOption.AllDirectories)]
        : [];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "extensions"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
