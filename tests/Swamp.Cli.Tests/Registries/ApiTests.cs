namespace Swamp.Cli.Tests.Registries;

/// <summary>Against a registry with the HTTP API, with the built executable.</summary>
public sealed class ApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Life_OfAnExtension_FromPushToUndeprecate()
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_CLUB_URL", registry.Origin + "/");
        var r = await machine.RepositoryAsync("repo");
        var manifest = machine.WriteExtension("@acme/flows", "2026.01.01.1");

        var keyless = await machine.RunAsync(r, "extension", "push", manifest, "--json");
        Assert.Equal((1, "unauthorized"), (keyless.Exit, (string?)keyless.ErrorJson["code"]));
        Assert.Contains("SWAMP_API_KEY", (string?)keyless.ErrorJson["hint"], StringComparison.Ordinal);
        machine.With("SWAMP_API_KEY", "wrong");
        Assert.Contains("Missing or invalid API key", (await machine.RunAsync(r, "extension", "push", manifest)).Error, StringComparison.Ordinal);

        machine.With("SWAMP_API_KEY", ApiRegistry.Key);
        var pushed = (await machine.OkAsync(r, "extension", "push", manifest, "--channel", "beta", "--json")).Json;
        Assert.Equal(("published", registry.Origin), ((string?)pushed["status"], (string?)pushed["registry"]));
        Assert.Equal(("beta", "@acme/flows-flow"), ((string?)registry.Confirmed!["channel"], (string?)registry.Confirmed["contentMetadata"]!["workflows"]![0]!["name"]));
        Assert.Equal("swamp extension pull @acme/flows --channel beta", (string?)(await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--json")).ErrorJson["hint"]);
        await machine.OkAsync(r, "extension", "promote", "@acme/flows", "2026.01.01.1", "--channel", "stable");

        var pulled = (await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--json")).Json["extensions"]![0]!;
        Assert.Equal(((string?)pushed["digest"], "verified", "installed"), ((string?)pulled["digest"], (string?)pulled["integrity"], (string?)pulled["status"]));
        Assert.Equal("@acme/flows-flow", (string?)pulled["contents"]!["workflows"]![0]);
        await machine.OkAsync(r, "workflow", "run", "@acme/flows-flow");

        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.02.01.1", body: "two"));
        Assert.Equal("conflict", (string?)(await machine.RunAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.02.01.1", body: "three"), "--json")).ErrorJson["code"]);
        Assert.Equal("2026.02.01.1", (string?)(await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json["currentPublished"]);
        Assert.Equal(1, (await machine.RunAsync(r, "extension", "outdated")).Exit);
        Assert.Equal("updated", (string?)(await machine.OkAsync(r, "extension", "update", "--json")).Json["extensions"]![0]!["status"]);

        await machine.OkAsync(r, "extension", "yank", "@acme/flows@2026.02.01.1", "--reason", "It is wrong", "--yes");
        var refused = (await machine.RunAsync(r, "extension", "pull", "@acme/flows@2026.02.01.1", "--force", "--json")).ErrorJson;
        Assert.Equal(("not_found", "swamp extension pull @acme/flows@2026.01.01.1"), ((string?)refused["code"], (string?)refused["hint"]));
        Assert.Contains("2026.02.01.1 was yanked: the registry keeps it and no longer offers it", (string?)refused["error"], StringComparison.Ordinal);
        Assert.Contains("has no version 2026.03.01.1", (string?)(await machine.RunAsync(r, "extension", "pull", "@acme/flows@2026.03.01.1", "--json")).ErrorJson["error"], StringComparison.Ordinal);
        Assert.Equal("yanked", (string?)(await machine.OkAsync(r, "extension", "outdated", "--json")).Json["extensions"]![0]!["status"]);
        Assert.Equal(
            ["2026.02.01.1 yanked", "2026.01.01.1 "],
            (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json["versions"]!.AsArray().Select(static v => $"{v!["version"]} {(v["yankReason"] is null ? "" : "yanked")}"));

        // The lockfile still names it, and the registry still has the bytes.
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);
        var restored = (await machine.OkAsync(r, "extension", "install", "--json")).Json["entries"]![0]!;
        Assert.Equal("installed", (string?)restored["status"]);
        Assert.Contains("@acme/flows 2026.02.01.1 was yanked", (string?)restored["warning"], StringComparison.Ordinal);
        Assert.Equal("2026.02.01.1", (string?)(await machine.OkAsync(r, "extension", "unyank", "@acme/flows@2026.02.01.1", "--yes", "--json")).Json["versions"]![0]);
        await machine.OkAsync(r, "extension", "pull", "@acme/flows@2026.02.01.1", "--force");

        await machine.OkAsync(r, "extension", "deprecate", "@acme/flows", "--reason", "Old", "--superseded-by", "@acme/new", "--yes");
        var info = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json;
        Assert.Equal(("Old", "@acme/new", "2026.02.01.1"), ((string?)info["deprecationReason"], (string?)info["supersededBy"], (string?)info["latestVersion"]));
        await machine.OkAsync(r, "extension", "undeprecate", "@acme/flows", "--yes");
        Assert.Null((await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json["deprecationReason"]);
        var found = (await machine.OkAsync(r, "extension", "search", "flows", "--json")).Json;
        Assert.Equal(("@acme/flows", 1), ((string?)found["results"]![0]!["name"], (int)found["total"]!));

        await machine.OkAsync(r, "extension", "yank", "@acme/flows", "--reason", "All of it", "--yes");
        Assert.Contains("has no published versions", (string?)(await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--force", "--json")).ErrorJson["error"], StringComparison.Ordinal);
        var gone = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json;
        Assert.Equal(("All of it", "2026-01-01T00:00:00.000Z", "MIT", 1), ((string?)gone["yankReason"], (string?)gone["yankedAt"], (string?)gone["license"], gone["versions"]!.AsArray().Count));
        var all = (await machine.OkAsync(r, "extension", "outdated", "--json")).Json["extensions"]![0]!;
        Assert.Equal(("yanked", "All of it"), ((string?)all["status"], (string?)all["reason"]));
        registry.TellsYanked = false;
        await machine.OkAsync(r, "extension", "unyank", "@acme/flows", "--yes");
        await machine.OkAsync(r, "extension", "yank", "@acme/flows", "--reason", "All of it", "--yes");
        Assert.Equal("yanked", (string?)(await machine.OkAsync(r, "extension", "outdated", "--json")).Json["extensions"]![0]!["status"]);
        Assert.Contains($"POST /club/api/v1/extensions/%40acme%2Fflows/yank +key", registry.Calls);
        await machine.OkAsync(r, "extension", "unyank", "@acme/flows", "--yes");
        await machine.OkAsync(r, "extension", "pull", "@acme/flows", "--force");
    }

    [Fact]
    public async Task Dependencies_ThatOnlyTheArchiveNames_ArePulledAlong()
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_CLUB_URL", registry.Origin).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/base", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/top", "2026.01.01.1", "dependencies: [\"@acme/base\"]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/top", "2026.02.01.1"));

        // The record is that of the latest version, which needs nothing any more.
        var pulled = (await machine.OkAsync(r, "extension", "pull", "@acme/top@2026.01.01.1", "--json")).Json["extensions"]!.AsArray();

        Assert.Equal(["@acme/top ", "@acme/base @acme/top 2026.01.01.1"], pulled.Select(static e => $"{e!["name"]} {e["requiredBy"]}"));
    }

    [Fact]
    public async Task Archive_WithoutChecksumOrWithAnother_IsUnverifiedOrRefused()
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_CLUB_URL", registry.Origin).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"));

        registry.Forged = [0x1f, 0x8b, 1, 2, 3];
        var forged = await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--json");
        Assert.Equal((1, "integrity_failed"), (forged.Exit, (string?)forged.ErrorJson["code"]));
        registry.TellsChecksums = false;
        Assert.Equal("invalid_archive", (string?)(await machine.RunAsync(r, "extension", "pull", "@acme/flows", "--json")).ErrorJson["code"]);
        Assert.False(Directory.Exists(machine["repo/.swamp/pulled-extensions"]));

        registry.Forged = null;
        var pulled = await machine.OkAsync(r, "extension", "pull", "@acme/flows");
        Assert.Contains("tells no checksum", pulled.Output, StringComparison.Ordinal);
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);
        Assert.Equal("installed", (string?)(await machine.OkAsync(r, "extension", "install", "--json")).Json["entries"]![0]!["status"]);

        // From now on the lockfile is the checksum.
        registry.Forged = await File.ReadAllBytesAsync(machine.WriteExtension("@acme/flows", "2026.01.01.1"), Token);
        Directory.Delete(machine["repo/.swamp/pulled-extensions"], recursive: true);
        Assert.Equal("failed", (string?)(await machine.RunAsync(r, "extension", "install", "--json")).Json["entries"]![0]!["status"]);
    }

    [Fact]
    public async Task Key_IsNotSent_ToARegistryThatOnlyTheRepositoryNames()
    {
        await using var registry = new ApiRegistry();
        using var machine = new Machine();
        machine.With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await File.AppendAllTextAsync(machine["repo/.swamp.yaml"], $"\nregistries: {{ acme: \"{registry.Origin}\" }}\n", Token);

        var refused = await machine.RunAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"), "--json");
        Assert.Contains($"SWAMP_CLUB_URL={registry.Origin}", (string?)refused.ErrorJson["hint"], StringComparison.Ordinal);
        await machine.RunAsync(r, "extension", "info", "@acme/flows");
        Assert.NotEmpty(registry.Calls);
        Assert.DoesNotContain(registry.Calls, static c => c.EndsWith("+key", StringComparison.Ordinal));

        machine.Write(".config/swamp/registries.yaml", $"registries: {{ acme: \"{registry.Origin}\" }}\n");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"));
        Assert.Contains(registry.Calls, static c => c.StartsWith("POST", StringComparison.Ordinal) && c.EndsWith("+key", StringComparison.Ordinal));
        Assert.DoesNotContain(registry.Calls, static c => c.Contains("/storage/", StringComparison.Ordinal) && c.EndsWith("+key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://user:pw@registry.test")]
    [InlineData("https://registry.test/?key=1")]
    [InlineData("ftp://registry.test")]
    public async Task Address_ThatIsNone_IsRefused(string address)
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");

        var run = await machine.RunAsync(r, "extension", "info", "@acme/flows", "--registry", address, "--json");

        Assert.Equal((1, "invalid_argument"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.DoesNotContain("pw", run.Error, StringComparison.Ordinal);
    }
}
