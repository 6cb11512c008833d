using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>Finding extensions and looking at them, the same on every kind of registry (EXC-20 to EXC-22).</summary>
public sealed class FindTests
{
    public static TheoryData<string> Registries => ["folder", "oci", "api"];

    [Theory]
    [MemberData(nameof(Registries))]
    public async Task Search_SortsAndFilters_AndTellsTimesAndChannels(string kind)
    {
        await using var registry = await LifeTests.OpenAsync(kind);
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", LifeTests.Origin(registry, machine)).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/c", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/a", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/b", "2026.01.01.1"), "--channel", "rc");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/c", "2026.01.02.1", body: "two"), "--channel", "beta");

        Assert.Equal("a b c", await FoundAsync());
        Assert.Equal("a b c", await FoundAsync("--sort", "name"));
        Assert.Equal("b a c", await FoundAsync("--sort", "new"));
        Assert.Equal("c b a", await FoundAsync("--sort", "updated"));
        Assert.Equal("c b a", $"{await FoundAsync("--sort", "updated", "--per-page", "2")} {await FoundAsync("--sort", "updated", "--per-page", "2", "--page", "2")}");
        Assert.Equal("a b c", await FoundAsync("--channel", "stable"));
        Assert.Equal("c", await FoundAsync("--channel", "beta"));
        Assert.Equal("b c", await FoundAsync("--channel", "rc", "--channel", "beta"));
        Assert.Equal("a", await FoundAsync("acme/a", "--sort", "relevance"));

        var all = (await machine.OkAsync(r, "extension", "search", "--json")).Json["results"]!;
        Assert.Equal(("2026.01.01.1", "2026.01.01.1", "2026.01.02.1"), ((string?)all[1]!["latestVersion"], (string?)all[1]!["latestRc"], (string?)all[2]!["latestBeta"]));
        Assert.True(Time(all[2]!["createdAt"]) < Time(all[0]!["createdAt"]) && Time(all[2]!["updatedAt"]) > Time(all[1]!["updatedAt"]), all.ToJsonString());
        Assert.Equal(kind == "api" ? "https://src.test/@acme/a true https://src.test" : "  ", $"{all[0]!["repository"]} {all[0]!["repositoryVerified"]?.ToJsonString()} {all[0]!["repositoryVerifiedUrl"]}");
        Assert.Matches($@"@acme/c +2026\.01\.01\.1 +{Time(all[2]!["updatedAt"]):yyyy-MM-dd} +About ", (await Terminal.RunAsync(machine, r, "?", "", "", "extension", "search", "--no-color")).Output);

        async Task<string> FoundAsync(params string[] arguments) => string.Join(
            ' ', (await machine.OkAsync(r, ["extension", "search", .. arguments, "--json"])).Json["results"]!.AsArray().Select(static f => ((string)f!["name"]!).Split('/')[1]));
    }

    [Theory]
    [InlineData("relevance", "--sort relevance needs words")]
    [InlineData("size", "cannot be sorted by 'size'")]
    public async Task Search_ThatCannotBeSorted_SaysWhatCan(string sort, string words)
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");

        var run = await machine.RunAsync(r, "extension", "search", "--sort", sort, "--json");

        Assert.Equal((1, "invalid_argument"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Contains(words, (string?)run.ErrorJson["error"], StringComparison.Ordinal);
        Assert.Contains("--sort", (string?)run.ErrorJson["hint"], StringComparison.Ordinal);
        Assert.Equal("invalid_argument", (string?)(await machine.RunAsync(r, "extension", "search", "--channel", "gamma", "--json")).ErrorJson["code"]);
    }

    [Theory]
    [MemberData(nameof(Registries))]
    public async Task Info_TellsWhatTheRegistryKnows_AndNothingElse(string kind)
    {
        await using var registry = await LifeTests.OpenAsync(kind);
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", LifeTests.Origin(registry, machine)).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1", "labels: [pond]\n"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.02.1", "labels: [pond]\n", body: "two"), "--channel", "beta");

        var info = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json;
        Assert.Equal(("acme", "2026.01.01.1", "2026.01.02.1"), ((string?)info["namespace"], (string?)info["latestVersion"], (string?)info["latestBeta"]));
        Assert.Equal(("""["workflows"]""", """["@acme/flows-flow"]"""), (Compact(info["contentTypes"]), Compact(info["contentNames"])));
        Assert.True(Time(info["createdAt"]) < Time(info["updatedAt"]));
        Assert.DoesNotContain("null", info.ToJsonString(), StringComparison.Ordinal);
        var known = new[] { "id", "author", "pullCount", "score", "license", "homepageUrl", "repositoryVerified", "repositoryVerifiedAt", "repositoryVerifiedUrl", "contentMetadata" };
        Assert.Equal(kind == "api" ? known : [], known.Where(info.ContainsKey));
        Assert.Equal(kind == "api", info["versions"]![0]!.AsObject().ContainsKey("publishedAt"));

        // Folders and OCI registries tell it when they may read the archive.
        var more = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--verbose", "--json")).Json;
        Assert.Equal("@acme/flows-flow", (string?)more["contentMetadata"]!["workflows"]![0]!["name"]);

        var text = (await machine.OkAsync(r, "extension", "info", "@acme/flows")).Output;
        Assert.Contains("Labels: pond", text, StringComparison.Ordinal);
        Assert.Equal(kind == "api", text.Contains("Author: Ann \\u001b[31mOther (ann)\n", StringComparison.Ordinal));
        Assert.Equal(kind == "api", text.Contains("Score: 91.5 % (A)\n", StringComparison.Ordinal));
        Assert.Equal(kind == "api", text.Contains("Repository: https://src.test/@acme/flows (verified)\n", StringComparison.Ordinal));

        await machine.OkAsync(r, "extension", "deprecate", "@acme/flows", "--reason", "Old", "--yes");
        await machine.OkAsync(r, "extension", "yank", "@acme/flows", "--reason", "Wrong", "--yes");
        var gone = (await machine.OkAsync(r, "extension", "info", "@acme/flows", "--json")).Json;
        Assert.Equal(("Wrong", true, "Old", true), ((string?)gone["yankReason"], gone.ContainsKey("yankedAt"), (string?)gone["deprecationReason"], gone.ContainsKey("deprecatedAt")));
        Assert.False(gone.ContainsKey("latestVersion"));
    }

    [Fact]
    public async Task Info_OfAModel_ShowsItsMethodsWhenAsked()
    {
        using var machine = new Machine();
        var r = await machine.RepositoryAsync("repo");
        await machine.OkAsync(r, "extension", "push", Machine.Sample);

        var plain = (await machine.OkAsync(r, "extension", "info", "@sample/machine")).Output;
        var verbose = (await machine.OkAsync(r, "extension", "info", "@sample/machine", "--verbose")).Output;

        Assert.DoesNotContain("Methods of", plain, StringComparison.Ordinal);
        Assert.Contains("Methods of @sample/machine-load:\n  ", verbose, StringComparison.Ordinal);
        Assert.Matches(@"\n  \w+\((\w+\??:\w+(, )?)*\)", verbose);
    }

    [Theory]
    [MemberData(nameof(Registries))]
    public async Task Version_TellsChannels_AndNeverOneThatIsTaken(string kind)
    {
        await using var registry = await LifeTests.OpenAsync(kind);
        using var machine = new Machine();
        machine.With("SWAMP_REGISTRY", LifeTests.Origin(registry, machine)).With("SWAMP_API_KEY", ApiRegistry.Key);
        var r = await machine.RepositoryAsync("repo");
        Assert.False((await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json.ContainsKey("channels"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.01.1"));
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2026.01.02.1", body: "two"), "--channel", "beta");
        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2099.01.02.1", body: "three"), "--channel", "rc");

        var version = (await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json;
        Assert.Equal("""{"beta":{"latest":"2026.01.02.1"},"rc":{"latest":"2099.01.02.1"}}""", Compact(version["channels"]));
        Assert.Equal(("2099.01.02.1", "2099.01.02.2"), ((string?)version["currentPublished"], (string?)version["nextVersion"]));
        Assert.True(Time(version["publishedAt"]).Year >= 2026);
        Assert.Contains("Beta: 2026.01.02.1", (await machine.OkAsync(r, "extension", "version", "@acme/flows")).Output, StringComparison.Ordinal);

        await machine.OkAsync(r, "extension", "push", machine.WriteExtension("@acme/flows", "2099.01.02.2", body: "four"));
        await machine.OkAsync(r, "extension", "yank", "@acme/flows@2099.01.02.2", "--reason", "Wrong", "--yes");
        Assert.Equal("2099.01.02.3", (string?)(await machine.OkAsync(r, "extension", "version", "@acme/flows", "--json")).Json["nextVersion"]);
    }

    private static DateTimeOffset Time(JsonNode? node) => node!.GetValue<DateTimeOffset>();

    private static string Compact(JsonNode? node) => node!.ToJsonString();
}
