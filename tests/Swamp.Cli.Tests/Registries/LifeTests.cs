using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>The life of extensions, the same on a folder and on an OCI registry.</summary>
public sealed class LifeTests
{
    public static TheoryData<string> Registries => ["folder", "oci"];

    [Theory]
    [MemberData(nameof(Registries))]
    public async Task Channels_YankingAndDeprecation_ReachWhoeverAsks(string kind)
    {
        await using var registry = await OpenAsync(kind);
        using var machine = new Machine();
        var origin = Origin(registry, machine);

        machine.With("SWAMP_REGISTRY", origin).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--channel", "beta");

        var none = await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--json");
        Assert.Equal(("not_found", "swamp extension pull @acme/flows --channel beta"), ((string?)none.ErrorJson["code"], (string?)none.ErrorJson["hint"]));

        await machine.OkAsync(r, "extension", "promote", "@acme/flows", "2026.01.01.1", "--channel", "stable");
        var back = await machine.RunAsync(r, "extension", "promote", "@acme/flows", "2026.01.01.1", "--channel", "rc", "--json");
        Assert.Equal("invalid_argument", (string?)back.ErrorJson["code"]);
        await machine.OkAsync(r, "extension", "pull", "@acme/flows");
        Assert.Equal("up_to_date", (string?)(await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--json")).Json["extensions"]![0]!["status"]);

        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.02.01.1", body: "two"));
        var twice = await machine.RunAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.02.01.1", body: "three"), "--json");
        Assert.Equal("conflict", (string?)twice.ErrorJson["code"]);
        Assert.Equal("2026.02.01.1", (string?)(await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json["currentPublished"]);

        var outdated = await machine.RunAsync(r, "extension", "outdated", "--json");
        Assert.Equal((1, "update_available"), (outdated.Exit, (string?)outdated.Json["extensions"]![0]!["status"]));
        Assert.Equal("updated", (string?)(await machine.OkAsync(r, "extension", "update", "--json")).Json["extensions"]![0]!["status"]);
        Assert.Contains("two", (await machine.OkAsync(r, "workflow", "get", "@acme/flows-flow")).Output, StringComparison.Ordinal);

        Assert.Equal(["2026.02.01.1"], Texts((await machine.OkAsync(r, "extension", "yank", "@acme/flows@2026.02.01.1", "--reason", "It is wrong", "--json")).Json["versions"]));
        var yanked = await machine.RunAsync(r, "extension", "pull", "@acme/flows@2026.02.01.1", "--force", "--json");
        Assert.Contains("was yanked: It is wrong", (string?)yanked.ErrorJson["error"], StringComparison.Ordinal);
        Assert.Equal("yanked", (string?)(await machine.OkAsync(r, "extension", "outdated", "--json")).Json["extensions"]![0]!["status"]);

        // What the lockfile names is still restored, and said to be yanked.
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);
        var restored = (await machine.OkAsync(r, "extension", "install", "--json")).Json["entries"]![0]!;
        Assert.Equal(("installed", true), ((string?)restored["status"], ((string?)restored["warning"])?.Contains("It is wrong", StringComparison.Ordinal)));
        await machine.OkAsync(r, "extension", "unyank", "@acme/flows", "--yes");

        await machine.OkAsync(r, "extension", "deprecate", "@acme/flows", "--reason", "Old", "--superseded-by", "@acme/new", "--yes");
        var info = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json;
        Assert.Equal(("Old", "@acme/new", "2026.02.01.1"), ((string?)info["deprecationReason"], (string?)info["supersededBy"], (string?)info["latestVersion"]));
        await machine.OkAsync(r, "extension", "undeprecate", "@acme/flows", "--yes");
        Assert.Null((await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json["deprecationReason"]);

        Assert.Equal(["@acme/flows"], (await machine.OkAsync(r, "extension", "search", "flows", "--json")).Json["results"]!.AsArray().Select(static f => (string)f!["name"]!));
        Assert.Equal(0, (int)(await machine.OkAsync(r, "extension", "search", "nothing", "--json")).Json["total"]!);
        await machine.OkAsync(r, "extension", "rm", "@acme/flows", "--yes");
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions/@acme"]));
    }

    [Theory]
    [MemberData(nameof(Registries))]
    [InlineData("api")]
    public async Task Dependencies_ArePulledAlong_AndAConflictIsExplained(string kind)
    {
        await using var registry = await OpenAsync(kind);
        using var machine = new Machine();
        var origin = Origin(registry, machine);

        machine.With("SWAMP_REGISTRY", origin).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        foreach (var version in new[] { "2026.01.01.1", "2026.01.02.1" })
        {
            await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/base", version));
        }

        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/base/more", "2026.01.01.1", "dependencies: [\"@acme/base@^2026.01.01.1\"]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/old", "2026.01.01.1", "dependencies: [\"@acme/base@2026.01.01.1\"]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/both", "2026.01.01.1", "dependencies: [\"@acme/base/more\", \"@acme/old\"]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/lost", "2026.01.01.1", "dependencies: [\"@acme/nowhere\"]\n"));

        var pulled = (await machine.OkAsync(r, "extension", "pull", "@acme/base/more", "--json")).Json["extensions"]!.AsArray();
        Assert.Equal(["@acme/base/more 2026.01.01.1 ", "@acme/base 2026.01.02.1 @acme/base/more 2026.01.01.1"], pulled.Select(static e => $"{e!["name"]} {e["version"]} {e["requiredBy"]}"));

        var conflict = await machine.RunAsync(r, "extension", "pull", "@acme/both", "--json");
        Assert.Equal("dependency_conflict", (string?)conflict.ErrorJson["code"]);
        Assert.Contains("@acme/old 2026.01.01.1 needs @acme/base exactly 2026.01.01.1", (string?)conflict.ErrorJson["error"], StringComparison.Ordinal);
        var lost = await machine.RunAsync(r, "extension", "pull", "@acme/lost", "--json");
        Assert.Contains("@acme/lost 2026.01.01.1 needs @acme/nowhere", (string?)lost.ErrorJson["error"], StringComparison.Ordinal);
        Assert.Equal(["@acme/base", "@acme/base/more"], Names((await machine.OkAsync(r, "extension", "list", "--json")).Json));

        // One lies in the folder of the other; replacing or removing that one leaves it alone.
        await machine.OkAsync(r, "extension", "pull", "@acme/base", "--force");
        Assert.Equal("intact intact", string.Join(' ', (await machine.OkAsync(r, "extension", "list", "--json")).Json["extensions"]!.AsArray().Select(static e => (string)e!["status"]!)));
        var removed = (await machine.OkAsync(r, "extension", "rm", "@acme/base", "--json")).Json;
        Assert.Equal(["@acme/base/more"], Texts(removed["dependents"]));
        Assert.Equal("intact", (string?)(await machine.OkAsync(r, "extension", "list", "--json")).Json["extensions"]![0]!["status"]);
    }

    internal static async Task<IAsyncDisposable?> OpenAsync(string kind)
    {
        if (kind != "oci")
        {
            return kind == "api" ? new ApiRegistry() : null;
        }

        DockerRegistry.Require("docker-registry");
        return await DockerRegistry.StartAsync();
    }

    internal static string Origin(IAsyncDisposable? registry, Machine machine) => registry switch
    {
        DockerRegistry docker => docker.Origin,
        ApiRegistry api => api.Origin,
        _ => "file:" + machine["shelf"],
    };

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(static t => (string)t!);

    private static IEnumerable<string> Names(JsonObject list) => list["extensions"]!.AsArray().Select(static e => (string)e!["name"]!);
}
