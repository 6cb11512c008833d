using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>Archives as the product whose formats we read makes them: bundles that ask the host for zod, and no descriptions.</summary>
public sealed class ForeignArchiveTests
{
    private const string Manifest = "manifestVersion: 1\nname: \"@test/theirs\"\nversion: 2026.01.01.1\ndescription: \"\"\nmodels:\n  - theirs.ts\n";

    [Fact]
    public async Task Bundle_OfAnotherMaker_IsUsedWhereItsSourceCouldNotBeBuilt()
    {
        await using var repository = new ExtensionRepository();
        var source = ExtensionRepository.Model("@test/theirs", "throw new Error('the source runs')", top: "import nothing from \"npm:@none/such-a-package@9.9.9\"; console.log(nothing);");
        var bundle = """
            const { z } = globalThis.__swamp_zod;
            export const model = {
              type: "@test/theirs", version: "2026.01.01.1",
              resources: { thing: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
              methods: { run: { description: "Runs", arguments: z.object({}), execute: async (args, context) => { await context.writeResource("thing", "x", { from: "bundle" }); } } },
            };
            """;
        await InstallAsync(repository, ("manifest.yaml", Manifest), ("models/theirs.ts", source), ("bundles/theirs.js", bundle));

        var result = await repository.RunAsync("theirs");

        Assert.Equal("bundle", (string?)result.Data.Single(static d => d.Handle.SpecName == "thing").Attributes!["from"]);
    }

    [Fact]
    public async Task SelfContainedBundle_OfAnInstalledModel_NeedsNoRegistryOfPackages()
    {
        await using var repository = new ExtensionRepository();
        var source = ExtensionRepository.Model("@test/theirs", "", top: "import nothing from \"npm:@none/such-a-package@9.9.9\"; console.log(nothing);");
        var bundle = """
            import { z } from "swamp:zod";
            var inside = { name: "the package itself" };
            export const model = {
              type: "@test/theirs", version: "2026.01.01.1",
              methods: { run: { description: "Runs", arguments: z.object({ who: z.string().default(inside.name) }), execute: async () => {} } },
            };
            """;
        await InstallAsync(repository, ("manifest.yaml", Manifest), ("models/theirs.ts", source), ("bundles/theirs.js", bundle));

        var made = await repository.Session.Extensions.SelfContained.FindAsync(new ModelTypeName("@test/theirs"), TestContext.Current.CancellationToken);

        var text = await File.ReadAllTextAsync(made!, TestContext.Current.CancellationToken);
        Assert.Contains("the package itself", text, StringComparison.Ordinal);
        Assert.DoesNotContain("swamp:zod", text, StringComparison.Ordinal);
        Assert.DoesNotContain("such-a-package", text, StringComparison.Ordinal);
        var inside = text.Split("data:text/javascript;base64,")[1].Split('"')[0];
        Assert.Contains("ZodObject", Encoding.UTF8.GetString(Convert.FromBase64String(inside)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoExtensions_WithTheSameType_AreNotInstalledTogether()
    {
        await using var repository = new ExtensionRepository();
        await InstallAsync(repository, ("manifest.yaml", Manifest), ("models/theirs.ts", ExtensionRepository.Model("@test/theirs", "")));

        var error = (await Assert.ThrowsAsync<SwampException>(() => InstallAsync(
            repository, ("manifest.yaml", Manifest.Replace("@test/theirs", "@test/others", StringComparison.Ordinal)), ("models/theirs.ts", ExtensionRepository.Model("@test/theirs", ""))))).Error;

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("@test/others 2026.01.01.1 and @test/theirs both provide the model type @test/theirs", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".swamp/pulled-extensions/@test/others")));
    }

    [Fact]
    public async Task InstalledFiles_HaveTheModesOfTheirKind()
    {
        await using var repository = new ExtensionRepository();
        await InstallAsync(repository, ("manifest.yaml", Manifest + "binaries: [tool]\n"), ("models/theirs.ts", ExtensionRepository.Model("@test/theirs", "")), ("files/tool", "#!/bin/sh\n"));
        var folder = Path.Combine(repository.Root, ".swamp/pulled-extensions/@test/theirs");

        Assert.StartsWith("# Read-only", await File.ReadAllTextAsync(Path.Combine(folder, "manifest.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((UnixFileMode)0b100_100_100, File.GetUnixFileMode(Path.Combine(folder, "manifest.yaml")));
            Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(Path.Combine(folder, "files/tool")));
        }
    }

    [Fact]
    public async Task PulledFiles_InALongLivedProcess_AreLookedAtAgain()
    {
        await using var repository = new ExtensionRepository();
        await InstallAsync(repository, ("manifest.yaml", Manifest), ("models/theirs.ts", ExtensionRepository.Model("@test/theirs", "")));
        var clock = new HandClock();
        var files = new PulledFiles(repository.Session.Layout, repository.Session.ExtensionPlaces, clock);
        var model = Path.Combine(repository.Root, ".swamp/pulled-extensions/@test/theirs/models/theirs.ts");
        await files.CheckAsync(model, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(model, "// mine", TestContext.Current.CancellationToken);
        clock.Timestamp += 2 * clock.TimestampFrequency;

        var error = (await Assert.ThrowsAsync<SwampException>(async () => await files.CheckAsync(model, TestContext.Current.CancellationToken))).Error;

        Assert.Equal((ErrorCodes.IntegrityFailed, "swamp extension install"), (error.Code, error.Hint));
        Assert.Contains("models/theirs.ts was changed", error.Message, StringComparison.Ordinal);
    }

    private static Task InstallAsync(ExtensionRepository repository, params (string Path, string Text)[] files)
    {
        var bytes = ArchiveWriter.Write([.. files.Select(static f => new ArchiveFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))], "x", ArchiveLimits.Default);
        var archive = ArchiveReader.Read(bytes, "x", ArchiveLimits.Default, CancellationToken.None);
        var record = new ExtensionRecord { Name = archive.Manifest.Name, Version = archive.Manifest.Version, Digest = Digest.Of(bytes), Size = bytes.Length };
        return repository.Session.ExtensionInstaller.InstallAsync([new InstallSource(record, archive, "file:/nowhere", "stable")], force: false, CancellationToken.None);
    }

    private sealed class HandClock : TimeProvider
    {
        public long Timestamp { get; set; }

        public override long GetTimestamp() => Timestamp;
    }
}
