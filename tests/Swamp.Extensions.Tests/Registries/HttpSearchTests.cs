using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Http;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>What is asked of a registry with the HTTP API, and what is made of its answers (REG-10, REG-11, REG-14, REG-15).</summary>
public sealed class HttpSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_AsksForOrderAndChannels_AndKeepsTheOrder()
    {
        await using var server = ScriptedRegistry.Always("200 OK", """
            {"extensions":[
              {"name":"@acme/z","latestVersion":"2026.01.01.1","latestBeta":"2026.01.02.1","repository":"https://src.test/z","repositoryVerified":true,"repositoryVerifiedUrl":"https://src.test","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-02T00:00:00Z","supersededBy":"@acme/a"},
              {"name":"@acme/a","latestRc":"2026.01.01.1","repositoryVerified":"who knows","createdAt":7},
              {"name":"@acme/gone","yankedAt":"2026-01-01T00:00:00Z"},
              {"name":"@acme/odd","latestVersion":"\u001b[31m"},
              {"name":"@else/where","latestVersion":"2026.01.01.1"},
              {"name":"no name","latestVersion":"2026.01.01.1"}
            ],"meta":{"total":6,"page":1,"perPage":100}}
            """);
        using var registry = Open(server);

        var found = await registry.SearchAsync(new RegistryQuery { Sort = RegistrySort.Updated, Channels = ["beta", "rc"], IsServed = static n => n.StartsWith("@acme/", StringComparison.Ordinal), Most = 20 }, Token);

        Assert.Contains("/search?sort=updated&channel=beta&channel=rc&perPage=100&page=1 ", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Equal(["@acme/z", "@acme/a"], found.Hits.Select(static h => h.Name));
        Assert.Equal(2, found.Total);
        var z = found.Hits[0];
        Assert.Equal(("2026.01.01.1", "2026.01.02.1", "https://src.test/z", true, "https://src.test", "@acme/a"), (z.LatestVersion, z.LatestBeta, z.Repository, z.RepositoryVerified, z.RepositoryVerifiedUrl, z.SupersededBy));
        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), (z.CreatedAt!.Value, z.UpdatedAt!.Value));
        Assert.Equal(("2026.01.01.1", null, null), (found.Hits[1].LatestVersion, found.Hits[1].RepositoryVerified, found.Hits[1].CreatedAt));
    }

    [Fact]
    public async Task Facts_AreReadWhereTheyAreThere_AndNeverInTheWay()
    {
        await using var server = new ScriptedRegistry(static (line, _, stream, token) => ScriptedRegistry.WriteAsync(
            stream, "200 OK",
            line.Contains("/versions?", StringComparison.Ordinal) ? """{"versions":[{"version":"2026.01.01.1","channel":"stable","publishedAt":"2026-01-01T00:00:00Z"}],"meta":{"total":1}}"""
                : line.Contains("rich", StringComparison.Ordinal) ? """
                  {"id":42,"name":"@acme/rich","namespace":"acme","isPrivate":false,"homepageUrl":"https://home.test","license":"MIT","author":{"username":"ann","displayName":"Ann Other"},
                   "pullCount":1234,"score":{"percentage":91.5,"grade":"A"},"createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-02-01T00:00:00Z","contentTypes":["models"],"contentNames":["@acme/pond"],
                   "repositoryVerified":true,"repositoryVerifiedAt":"2026-01-05T00:00:00Z","deprecatedAt":"2026-03-01T00:00:00Z","deprecatedByUserId":"u1","latestVersion":"2026.01.01.1"}
                  """
                : """
                  {"id":{},"name":"@acme/poor","namespace":[],"isPrivate":"no","homepageUrl":7,"license":null,"author":"ann","pullCount":-1,"score":[1],"createdAt":"yesterday","updatedAt":{},
                   "contentNames":{},"repositoryVerified":1,"repositoryVerifiedAt":false,"deprecatedByUserId":[],"latestVersion":"2026.01.01.1"}
                  """,
            token));
        using var registry = Open(server);

        var rich = (await registry.FindAsync("@acme/rich", Token))!;
        var poor = (await registry.FindAsync("@acme/poor", Token))!;

        Assert.Equal(("42", "acme", "https://home.test", "MIT", "ann", "Ann Other"), (rich.Facts.Id, rich.Facts.Namespace, rich.Facts.HomepageUrl, rich.Facts.License, rich.Facts.AuthorUsername, rich.Facts.AuthorDisplayName));
        Assert.Equal((1234L, 91.5, "A", "u1", false, true), (rich.Facts.PullCount!.Value, rich.Facts.ScorePercentage!.Value, rich.Facts.ScoreGrade, rich.Facts.DeprecatedByUserId, rich.Facts.IsPrivate!.Value, rich.Facts.RepositoryVerified!.Value));
        Assert.Equal(["@acme/pond"], rich.Facts.ContentNames!);
        Assert.Equal(2026, Assert.Single(rich.Versions).PublishedAt?.Year);
        Assert.Equal(new RegistryFacts { HomepageUrl = "7" }, poor.Facts);
        Assert.Equal("2026.01.01.1", poor.Latest("stable"));
    }

    [Theory]
    [InlineData(""" "models":[{"type":"@acme/pond","methods":[{"name":"feed"}]},"@acme/name-only",7,{"a":1,"a":2}],"skills":null,"rest":1""", """[{"type":"@acme/pond","methods":[{"name":"feed"}]},{"type":"@acme/name-only"}]""")]
    [InlineData("\"channel\":\"stable\"", "[]")]
    public async Task Contents_AreThoseOfTheLatestVersion_WithoutTheArchive(string detail, string models)
    {
        await using var server = new ScriptedRegistry((line, _, stream, token) => ScriptedRegistry.WriteAsync(
            stream,
            line.Contains("/checksum", StringComparison.Ordinal) ? "404 Not Found" : "200 OK",
            line.Contains("/latest", StringComparison.Ordinal) ? """{"latestVersionDetail":{"version":"2026.01.01.1",""" + detail + "}}"
                : """{"name":"@acme/thing","latestVersion":"2026.01.01.1"}""",
            token));
        using var registry = Open(server);

        var record = await registry.ReadAsync("@acme/thing", "2026.01.01.1", Token);
        var contents = await registry.DescribeContentsAsync(record, mayFetch: false, Token);

        Assert.Equal(models, contents!["models"]!.ToJsonString());
        Assert.Equal(["models", "extensions", "workflows", "vaults", "drivers", "datastores", "reports", "skills"], contents.Select(static p => p.Key));
        Assert.DoesNotContain(server.Requests, static r => r.Contains("/download", StringComparison.Ordinal));
    }

    private static HttpRegistry Open(ScriptedRegistry server) =>
        new(server.Origin.Replace("oci+", "", StringComparison.Ordinal), new HttpLogin(null, MayBeSent: true), TimeProvider.System, "1");
}
