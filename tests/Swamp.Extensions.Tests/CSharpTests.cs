using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

/// <summary>What is particular to extensions in C#.</summary>
public sealed class CSharpTests
{
    [Fact]
    public async Task Model_InOneFile_RunsAndIsDescribed()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(
            "extensions/models/pond.cs",
            """
            using System.ComponentModel.DataAnnotations;
            using Swamp.Sdk;

            [Model("@test/pond", "2026.01.01.1")]
            public sealed class Pond(Pond.Settings settings)
            {
                /// <param name="Place">Where the pond is</param>
                /// <param name="Token">Opens the gate</param>
                public sealed record Settings(string Place = "here", [property: Sensitive] string? Token = null);

                /// <param name="Depth">In metres</param>
                public sealed record Measure([property: Range(0.1, 100)] double Depth, string? Note, Shore Shore = Shore.North);

                public enum Shore { North, South }

                public sealed record Level(string Place, double Depth, Shore Shore);

                public static readonly ResourceSpec<Level> Levels = new("measurement") { Description = "How deep" };

                /// <summary>Notes a depth.</summary>
                [Method]
                public Task<DataHandle> MeasureAsync(Measure arguments, IMethodContext context)
                {
                    context.Log.Information($"Measuring {settings.Place}");
                    Console.WriteLine("printed");
                    return context.WriteResourceAsync(Levels, "level", new Level(settings.Place, arguments.Depth, arguments.Shore));
                }
            }
            """);

        var result = await repository.RunAsync("pond", new JsonObject { ["depth"] = 1.5 }, method: "measure");

        Assert.Equal("""{"place":"here","depth":1.5,"shore":"north"}""", Assert.Single(result.Data).Attributes!.ToJsonString());
        Assert.Contains("Stdout: Measuring here", repository.Said, StringComparison.Ordinal);
        Assert.Contains("Stdout: printed", repository.Said, StringComparison.Ordinal);
        var type = await repository.Session.ModelTypes.GetAsync(new ModelTypeName("@test/pond"), CancellationToken.None);
        var method = type.Methods["measure"];
        Assert.Equal("Notes a depth.", method.Description);
        Assert.Equal(
            """{"type":"object","properties":{"depth":{"type":"number","minimum":0.1,"maximum":100,"description":"In metres"},"note":{"type":["string","null"]},"shore":{"enum":["north","south"],"default":"north"}},"required":["depth"]}""",
            method.Arguments.ToJsonString());
        Assert.Equal(
            """{"type":"object","properties":{"place":{"type":"string","default":"here","description":"Where the pond is"},"token":{"type":["string","null"],"default":null,"sensitive":true,"description":"Opens the gate"}}}""",
            type.GlobalArguments!.ToJsonString());
    }

    [Fact]
    public async Task Description_OnceStored_NeedsNoHost_AndNothingIsCompiledAgain()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("kept", Writes("1"));
        await repository.RunAsync("kept");
        var built = Built(repository, "kept");
        var written = File.GetLastWriteTimeUtc(built);
        await repository.CloseAsync();
        await repository.RunAsync("kept");
        Assert.Equal(written, File.GetLastWriteTimeUtc(Built(repository, "kept")));

        await using var without = new ExtensionRepository(("SWAMP_HOST", "/nowhere/swamp-host"));
        Copy(repository.Root, without.Root);
        Assert.NotNull(await without.Session.ModelTypes.FindAsync(new ModelTypeName("@test/kept"), CancellationToken.None));
        var error = await without.FailAsync("kept");
        Assert.Equal(ErrorCodes.MissingDependencies, error.Code);
        Assert.Contains("/nowhere/swamp-host", error.Message, StringComparison.Ordinal);
        Assert.Contains("SWAMP_HOST", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_OfManyTypes_NeedNoHost()
    {
        await using var repository = new ExtensionRepository(("SWAMP_HOST", "/nowhere/swamp-host"));
        for (var i = 0; i < 200; i++)
        {
            repository.WriteCSharpModel($"type-{i}", "");
        }

        repository.Write("extensions/models/_lib/Helper.cs", "[Model(\"@test/helper\", \"2026.01.01.1\")] public class Helper;");
        repository.Write("extensions/models/Notes.cs", "// [Model(\"@test/comment\", \"1\")]\nclass Notes { const string Text = \"\"\"[Model(\"@test/text\", \"1\")]\"\"\"; }");

        Assert.Equal(201, (await repository.Session.ModelTypes.ListAsync(includeInternal: false, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Folder_WithHelpersAndTwoEntries_IsCompiledTogether_AndABrokenEntryStaysAlone()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/words/shout.cs", ExtensionRepository.CSharpModel("@test/shout", Writes("Words.Shout(Endings.Mark)")));
        repository.Write("extensions/models/words/whisper.cs", ExtensionRepository.CSharpModel("@test/whisper", "this is no C#;"));
        repository.Write("extensions/models/words/Words.cs", "internal static class Words { public static string Shout(string text) => \"HELLO\" + text; }");
        repository.Write("extensions/models/words/_lib/Endings.cs", "internal static class Endings { public const string Mark = \"!\"; }");
        repository.Write("extensions/models/words/bin/Left.cs", "this is no C# either;");

        Assert.Equal("""{"value":"HELLO!"}""", (await repository.RunAsync("shout")).Data[0].Attributes!.ToJsonString());
        Assert.Equal(ErrorCodes.UnknownModelType, (await repository.FailAsync("whisper")).Code);

        await repository.CloseAsync();
        repository.Write("extensions/models/words/_lib/Endings.cs", "internal static class Endings { public const string Mark = \"?\"; }");
        Assert.Equal("""{"value":"HELLO?"}""", (await repository.RunAsync("shout")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Include_OfAFile_IsCompiledAlong_AndItsChangeIsSeen()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/models/_lib/Value.cs", "internal static class Value { public const int Now = 1; }");
        repository.WriteCSharpModel("included", Writes("Value.Now"), top: "#:include ./_lib/Value.cs");
        Assert.Equal("""{"value":1}""", (await repository.RunAsync("included")).Data[0].Attributes!.ToJsonString());

        repository.Write("extensions/models/_lib/Value.cs", "internal static class Value { public const int Now = 22; }");
        Assert.Equal("""{"value":22}""", (await repository.RunAsync("included")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Package_OfTheUsersConfiguration_IsTheExtensionsOwn()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel(
            "yaml",
            """
            var value = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>("depth: 2.5");
            await context.WriteResourceAsync("thing", "main", new { depth = value["depth"], own = typeof(YamlDotNet.Core.Parser).Assembly.IsCollectible });
            """,
            top: "#:package YamlDotNet@16.3.0\n#:package Swamp.Sdk@0.1.0");

        Assert.Equal("""{"depth":"2.5","own":true}""", (await repository.RunAsync("yaml")).Data[0].Attributes!.ToJsonString());

        await repository.CloseAsync();
        Assert.Equal("""{"depth":"2.5","own":true}""", (await repository.RunAsync("yaml")).Data[0].Attributes!.ToJsonString());
    }

    [Theory]
    [InlineData("#:package Swamp.Tests.ThereIsNoSuchPackage@1.0.0", "", "its packages (Swamp.Tests.ThereIsNoSuchPackage@1.0.0) cannot be restored")]
    [InlineData("#:package YamlDotNet", "", "extensions/models/subject.cs(1,1): '#:package YamlDotNet' is not understood")]
    [InlineData("#:package YamlDotNet@16.*", "", "with an exact version")]
    [InlineData("#:sdk Microsoft.NET.Sdk.Web", "", "'#:sdk Microsoft.NET.Sdk.Web' is not understood")]
    [InlineData("#:include ./nowhere.cs", "", "extensions/models/nowhere.cs is included and does not exist")]
    [InlineData("", "var x = nonsense;", "extensions/models/subject.cs(18,17): error CS0103: The name 'nonsense' does not exist in the current context\n    var x = nonsense;\n  Hint: look for a slip of the pen")]
    [InlineData("using Humanizer;", "", "subject.cs(1,7): error CS0246")]
    [InlineData("", "return 1 +;", "subject.cs(18,19): error CS1525")]
    [InlineData("", "await Task.Yield(); } [Method] public int Wrong(int a, int b) { return 1;", "Subject.Wrong: expected one record with the arguments, IMethodContext and CancellationToken as parameters, found Int32 a, Int32 b; Subject.Wrong: expected it to return nothing or DataHandle or IEnumerable<DataHandle>, or a task of that, found Int32")]
    [InlineData("", "} [Method(\"run\")] public void Again() {", "Subject.Again: there is another one that is called 'run'")]
    [InlineData("", "} public static readonly FileSpec Twice = new(\"thing\"); void M() {", "Subject.Twice: there is another one that is called 'thing'")]
    [InlineData("", "} public Subject(int a, int b) {", "Subject: expected one record as parameter of the constructor, found Int32 a, Int32 b")]
    [InlineData("", "} } [Report(\"@test/other\")] public class Other { void M() {", "extensions/models/subject.cs holds Subject and Other; give each a file of its own")]
    public async Task Source_ThatIsWrong_IsToldWithItsPlace_AndBlocksNothing(string top, string body, string problem)
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("subject", body, top);
        repository.WriteCSharpModel("good", Writes("1"));

        Assert.Equal(ErrorCodes.UnknownModelType, (await repository.FailAsync("subject")).Code);

        Assert.Contains("extensions/models/subject.cs cannot be used", repository.Said, StringComparison.Ordinal);
        Assert.True(repository.Said.Contains(problem, StringComparison.Ordinal), repository.Said);
        Assert.Single((await repository.RunAsync("good")).Data);
    }

    [Fact]
    public async Task Exception_ThatNobodyExpected_NamesItsLine()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("line", "object text = \"a\";\nawait Task.Yield();\n_ = (int)text;");
        Assert.EndsWith("(line.cs:20)", (await repository.FailAsync("line")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_ThatIsEditedWhileItRuns_FinishesAsItBegan_AndTheNextCallRunsTheNewOne()
    {
        await using var repository = new ExtensionRepository();
        var mark = Path.Combine(repository.Root, "go");
        repository.WriteCSharpModel("edited", $$"""context.Log.Information("waiting"); while (!File.Exists(@"{{mark}}")) await Task.Delay(20, context.CancellationToken); await context.WriteResourceAsync("thing", "main", new { value = Read() });""", members: "static int Read() => 1;");
        var first = repository.RunAsync("edited");
        while (!repository.Said.Contains("waiting", StringComparison.Ordinal) && !first.IsCompleted)
        {
            await Task.Delay(20);
        }

        repository.WriteCSharpModel("edited", Writes("Read()").Replace("\"main\"", "\"other\"", StringComparison.Ordinal), members: "static int Read() => 22;");
        var second = await repository.Session.CreateMethodRunner().RunAsync(new() { Target = "@test/edited", DefinitionName = "edited-2", Method = "run" }, repository, CancellationToken.None);
        await File.WriteAllTextAsync(mark, "");

        Assert.Equal("""{"value":22}""", second.Data[0].Attributes!.ToJsonString());
        Assert.Equal("""{"value":1}""", (await first).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Cache_ThatIsPoisoned_IsMadeAnew()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("good", Writes("1"));
        await repository.RunAsync("good");
        await repository.CloseAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp", "bundles"), "good*", SearchOption.AllDirectories).Where(static f => f.EndsWith(".dll", StringComparison.Ordinal)))
        {
            await File.WriteAllTextAsync(file, "MZ, or so it says");
        }

        Assert.Equal("""{"value":1}""", (await repository.RunAsync("good")).Data[0].Attributes!.ToJsonString());
    }

    [Fact]
    public async Task Checks_Upgrades_Grafts_And_Reports_TakePart_AcrossLanguages()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel(
            "whole",
            "await context.WriteResourceAsync(\"thing\", \"main\", new { region = settings.Region });",
            constructor: "(Subject.Settings settings)",
            attributes: ", Reports = [\"@test/tell\", \"@test/tell-ts\"]",
            members: """
                public sealed record Settings(string Region = "eu");
                [Check(Labels = ["policy"])] public CheckResult ValidRegion() => settings.Region != "mars" ? CheckResult.Pass : CheckResult.Fail("no such region");
                [Upgrade("2026.01.01.1")] public static JsonObject Rename(JsonObject old) { old.Remove("place", out var place); old["region"] = place; return old; }
                """);
        repository.Write(
            "extensions/models/more.cs",
            "using Swamp.Sdk; [Extends(\"@test/whole\")] public static class More { [Method] public static Task<DataHandle> ExtraAsync(IMethodContext context) => context.WriteResourceAsync(\"thing\", \"extra\", new { ok = true }); }");
        repository.Write(
            "extensions/models/more-ts.ts",
            "import { z } from 'npm:zod@4'; export const extension = { type: '@test/whole', methods: [{ ts: { description: 'TS', arguments: z.object({}), execute: (_args, context) => context.writeResource('thing', 'ts', { ok: true }) } }] };");
        repository.Write(
            "extensions/reports/tell.cs",
            """
            using System.Text.Json.Nodes;
            using Swamp.Sdk;
            [Report("@test/tell", Labels = ["x"])]
            public sealed class Tell : IReport
            {
                public async Task<ReportContent> CreateAsync(IReportContext context) => new(
                    $"# {context.MethodName} {context.ExecutionStatus} {context.Scope}",
                    new[] { JsonNode.Parse(await context.Data.GetContentAsync(context.ModelType, context.Definition.Id, context.DataHandles[0].Name)) });
            }
            """);
        repository.Write("extensions/reports/tell-ts.ts", "export const report = { name: '@test/tell-ts', description: 'Tells', scope: 'method', execute: async () => ({ markdown: 'ts', json: {} }) };");
        repository.Write("models/@test/whole/old.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: old\nversion: 1\ntypeVersion: 2025.01.01.1\nglobalArguments:\n  place: us\n");
        repository.Write("models/@test/whole/far.yaml", "id: 11111111-1111-4111-8111-111111111112\nname: far\nversion: 1\ntypeVersion: 2026.01.01.1\nglobalArguments:\n  region: mars\n");
        var runner = repository.Session.CreateMethodRunner();

        var upgraded = await runner.RunAsync(new() { Target = "old", Method = "run" }, repository, CancellationToken.None);
        var grafted = await runner.RunAsync(new() { Target = "old", Method = "extra" }, repository, CancellationToken.None);
        var graftedFromTypeScript = await runner.RunAsync(new() { Target = "old", Method = "ts" }, repository, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<SwampException>(() => runner.RunAsync(new() { Target = "far", Method = "run" }, repository, CancellationToken.None));

        Assert.Equal("""{"region":"us"}""", upgraded.Data[0].Attributes!.ToJsonString());
        Assert.Equal("""[{"region":"us"}]""", upgraded.Reports!.Single(r => r.Name == "@test/tell").Json!.ToJsonString());
        Assert.Equal("ts", upgraded.Reports!.Single(r => r.Name == "@test/tell-ts").Markdown);
        Assert.Equal("""{"ok":true}""", grafted.Data[0].Attributes!.ToJsonString());
        Assert.Equal("""{"ok":true}""", graftedFromTypeScript.Data[0].Attributes!.ToJsonString());
        Assert.Contains("no such region", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vault_InCSharp_KeepsSecrets_AndMethodsReachThem()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(
            "extensions/vaults/memory.cs",
            """
            using System.Collections.Concurrent;
            using Swamp.Sdk;
            [Vault("@test/memory", Name = "Memory", Description = "Keeps secrets in memory")]
            public sealed class Memory(string name, Memory.Settings settings) : IVault
            {
                public sealed record Settings(string Prefix = "p/");
                private readonly ConcurrentDictionary<string, string> secrets = new();
                public Task<string> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(secrets.TryGetValue(settings.Prefix + key, out var value) ? value : throw new KeyNotFoundException($"{name} has no {key}"));
                public Task PutAsync(string key, string value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) { secrets[settings.Prefix + key] = value; return Task.CompletedTask; }
                public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. secrets.Keys]);
            }
            """);
        repository.Write("vaults/@test/memory/one.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: mem\ntype: '@test/memory'\nconfig: {}\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        repository.WriteCSharpModel(
            "secrets",
            """
            await context.Vaults.PutAsync("mem", "token", "a-very-secret-token");
            var value = await context.Vaults.GetAsync("mem", "token");
            await context.WriteResourceAsync("thing", "main", new { length = value.Length, value, keys = await context.Vaults.ListAsync("mem") });
            """);

        var result = await repository.RunAsync("secrets");

        Assert.Equal("""{"length":19,"value":"***","keys":["p/token"]}""", result.Data[0].Attributes!.ToJsonString());
        var type = Assert.Single(await repository.Session.VaultTypes.ListAsync(CancellationToken.None), t => t.Type == "@test/memory");
        Assert.Equal("p/", (string?)type.ConfigSchema!["properties"]!["prefix"]!["default"]);
        var vaults = repository.Session.VaultService;
        var missing = await Assert.ThrowsAsync<SwampException>(() => vaults.ReadAsync("mem", "nothing", "test", CancellationToken.None));
        Assert.Contains("mem has no nothing", missing.Message, StringComparison.Ordinal);
        var fixedVault = await Assert.ThrowsAsync<SwampException>(() => vaults.DeleteAsync("mem", "token", "test", CancellationToken.None));
        Assert.Contains("does not support deleting secrets", fixedVault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_ThatIsFlooded_IsCutShort_AndTheMethodSucceeds()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteCSharpModel("flood", "var line = new string('x', 1 << 16); for (var i = 0; i < 20000; i++) Console.WriteLine(line); " + Writes("1"));
        Assert.Single((await repository.RunAsync("flood")).Data);
        Assert.Contains("what else it prints is not shown", repository.Said, StringComparison.Ordinal);
        Assert.True(repository.Said.Length < 2 << 20, $"{repository.Said.Length} characters");
    }

    private static string Writes(string value) => $"await context.WriteResourceAsync(\"thing\", \"main\", new {{ value = {value} }});";

    private static string Built(ExtensionRepository repository, string name) =>
        Assert.Single(Directory.EnumerateFiles(Path.Combine(repository.Root, ".swamp", "bundles"), $"{name}-*.dll", SearchOption.AllDirectories));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
