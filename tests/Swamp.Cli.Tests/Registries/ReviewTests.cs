using System.Text;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Cli.Tests.Registries;

/// <summary>What is said of an extension of strangers before anything of it is written.</summary>
public sealed class ReviewTests
{
    private const string Question = "Install it?";

    private const string Source = """
        import { z } from "npm:zod@4.1.0";
        import { join } from "jsr:@std/path@1";
        const found = await fetch("http://127.0.0.1/");
        const answer = await new Deno.Command("id").output();
        const key = Deno.env.get("KEY");
        const hidden = z.string().meta({ sensitive: true });
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Findings_OnATerminal_AreShownBeforeTheQuestion_AndNoMeansNothingIsWritten()
    {
        DockerRegistry.Require("python3");
        using var machine = new Machine();
        await PublishAsync(machine, "shelf", Source);
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");

        var no = await Terminal.RunAsync(machine, r, Question, "", "n", "extension", "pull", "@acme/probe");
        Assert.Equal((0, "asked"), (no.Exit, no.Error));
        var asked = no.Output[..no.Output.IndexOf(Question, StringComparison.Ordinal)];
        foreach (var words in new[] { "network: models/probe.ts", "line 3: fetch(", "subprocess: models/probe.ts", "secrets: models/probe.ts", "environment: ", "packages: jsr:@std/path@1, npm:zod@4.1.0" })
        {
            Assert.Contains(words, asked, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing was installed.", no.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));
        Assert.False(File.Exists(machine["repo/extensions/models/upstream_extensions.json"]));

        var yes = await Terminal.RunAsync(machine, r, Question, "", "y", "extension", "pull", "@acme/probe");
        Assert.Equal((0, "asked"), (yes.Exit, yes.Error));
        Assert.Contains("Installed", yes.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(machine["repo/.swamp/pulled-extensions/@acme/probe/models/probe.ts"]));

        // What is known is not asked about again.
        var again = await Terminal.RunAsync(machine, r, Question, "", "n", "extension", "pull", "@acme/probe", "--force");
        Assert.Equal((0, "not asked"), (again.Exit, again.Error));
    }

    [Fact]
    public async Task Archive_ThatChangesWhileTheQuestionWaits_IsNotInstalled()
    {
        DockerRegistry.Require("python3");
        using var machine = new Machine();
        await PublishAsync(machine, "shelf", "export const model = {};\n");
        await PublishAsync(machine, "evil", Source);
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var r = await machine.RepositoryAsync("repo");

        var run = await Terminal.RunAsync(machine, r, Question, $"cp -r '{machine["evil"]}/.' '{machine["shelf"]}/'", "y", "extension", "pull", "@acme/probe");

        Assert.Equal((1, "asked"), (run.Exit, run.Error));
        Assert.Contains("is no longer what was shown", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));
    }

    [Fact]
    public async Task Findings_WithoutATerminal_AreToldAndPartOfTheAnswer()
    {
        using var machine = new Machine();
        await PublishAsync(machine, "shelf", Source);
        machine.With("SWAMP_REGISTRY", "file:" + machine["shelf"]);
        var (one, two, three) = (await machine.RepositoryAsync("one"), await machine.RepositoryAsync("two"), await machine.RepositoryAsync("three"));

        var yes = await machine.OkAsync(one, "extension", "pull", "@acme/probe", "--yes");
        Assert.Contains("of a collective that is not trusted here", yes.Error, StringComparison.Ordinal);
        Assert.Contains("subprocess: models/probe.ts", yes.Error, StringComparison.Ordinal);
        Assert.Contains("npm:zod@4.1.0", yes.Error, StringComparison.Ordinal);

        var json = (await machine.OkAsync(two, "extension", "pull", "@acme/probe", "--json")).Json;
        Assert.Equal("acme", (string?)json["untrustedCollectives"]![0]);
        Assert.Equal(["environment", "network", "secrets", "subprocess"], json["extensions"]![0]!["findings"]!.AsArray().Select(static f => (string)f!["rule"]!).Order(StringComparer.Ordinal));
        Assert.Equal(["jsr:@std/path@1", "npm:zod@4.1.0"], json["extensions"]![0]!["packages"]!.AsArray().Select(static p => (string)p!));

        await machine.OkAsync(three, "extension", "trust", "add", "acme");
        Assert.DoesNotContain("not trusted", (await machine.OkAsync(three, "extension", "pull", "@acme/probe")).Error, StringComparison.Ordinal);
    }

    private static async Task PublishAsync(Machine machine, string shelf, string source)
    {
        var manifest = "manifestVersion: 1\nname: \"@acme/probe\"\nversion: 2026.01.01.1\ndescription: Probes\nmodels:\n  - probe.ts\n";
        ArchiveFile[] files = [new("manifest.yaml", Encoding.UTF8.GetBytes(manifest)), new("models/probe.ts", Encoding.UTF8.GetBytes(source))];
        var archive = ArchiveWriter.Write(files, "@acme/probe", ArchiveLimits.Default);
        var packed = new PackedExtension
        {
            Manifest = ManifestReader.Read("manifest.yaml", manifest),
            Archive = archive,
            Digest = Digest.Of(archive),
            Files = files,
            Contents = new PackedContents { Models = ["@acme/probe"] },
            Findings = [],
        };
        var registry = new FolderRegistry(machine[shelf], "file:" + machine[shelf]);
        await registry.PublishAsync(packed, ExtensionRecord.Of(packed, null, DateTimeOffset.UnixEpoch), new VersionState { Channel = Channels.Stable }, signature: null, Token);
    }
}
