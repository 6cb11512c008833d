using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>From an empty repository to a workflow over eight types in two commands.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task TwoCommands_AgainstAFolder_DiagnoseTheMachine()
    {
        using var machine = new Machine();
        await PlayAsync(machine, "file:" + machine["shelf"]);
    }

    [Fact]
    public async Task TwoCommands_AgainstAnOciRegistry_DiagnoseTheMachine()
    {
        DockerRegistry.Require("docker-registry");

        await using var registry = await DockerRegistry.StartAsync();
        using var machine = new Machine();
        await PlayAsync(machine, registry.Origin);
    }

    private static async Task PlayAsync(Machine machine, string origin)
    {
        machine.Write(".config/swamp/registries.yaml", $"registries: {{ sample: \"{origin}\" }}\n");
        var author = await machine.RepositoryAsync("author");
        var user = await machine.RepositoryAsync("user");
        var pushed = (await machine.OkAsync(author, "extension", "push", Machine.Sample, "--json")).Json;
        Copy(Path.GetDirectoryName(Machine.Sample)!, machine["a/copy elsewhere"]);
        var again = (await machine.OkAsync(user, "extension", "push", machine["a/copy elsewhere/manifest.yaml"], "--dry-run", "--json")).Json;
        Assert.Equal((string?)pushed["digest"], (string?)again["digest"]);
        Assert.Equal(8, pushed["contents"]!["models"]!.AsArray().Count);

        var pulled = (await machine.OkAsync(user, "extension", "pull", "@sample/machine", "--json")).Json;
        var run = (await machine.OkAsync(user, "workflow", "run", "@sample/diagnose-machine", "--input", "label=now", "--json")).Json;

        Assert.Equal(((string?)pushed["digest"], origin), ((string?)pulled["extensions"]![0]!["digest"], (string?)pulled["extensions"]![0]!["registry"]));
        Assert.Equal("succeeded", (string?)run["status"]);
        var looks = (await machine.OkAsync(user, "data", "query", "specName == \"look\"", "--json")).Json["results"]!.AsArray();
        Assert.Equal(8, looks.Count);

        // What the archive brought was used; nothing was bundled here.
        Assert.Empty(Directory.EnumerateFiles(machine["user/.swamp/bundles"], "*.js", SearchOption.AllDirectories));
        var entry = JsonNode.Parse(await File.ReadAllTextAsync(machine["user/extensions/models/upstream_extensions.json"], TestContext.Current.CancellationToken))!["@sample/machine"]!;
        Assert.Equal(((string?)pushed["digest"], origin), ("sha256:" + (string?)entry["checksum"], (string?)entry["serverUrl"]));
        Assert.True(File.Exists(machine["user/.swamp/pulled-extensions/skills/diagnose-machine/SKILL.md"]));

        await ChangedByteIsRefusedAsync(machine, user);
    }

    private static async Task ChangedByteIsRefusedAsync(Machine machine, string user)
    {
        var bundle = machine["user/.swamp/pulled-extensions/@sample/machine/bundles/load.js"];
        await File.AppendAllTextAsync(bundle, "//", TestContext.Current.CancellationToken);

        var described = await machine.RunAsync(user, "model", "type", "describe", "@sample/machine-cpus");
        var run = await machine.RunAsync(user, "workflow", "run", "@sample/diagnose-machine");
        var list = (await machine.OkAsync(user, "extension", "list", "--json")).Json;

        Assert.Equal(1, described.Exit);
        Assert.Contains(".swamp/pulled-extensions/@sample/machine/bundles/load.js was changed", described.Error, StringComparison.Ordinal);
        Assert.Contains("bundles/load.js was changed", run.Error, StringComparison.Ordinal);
        Assert.Equal("changed", (string?)list["extensions"]![0]!["status"]);

        Assert.Equal(1, (int)(await machine.OkAsync(user, "extension", "install", "--json")).Json["installed"]!);
        await machine.OkAsync(user, "model", "type", "describe", "@sample/machine-cpus");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
