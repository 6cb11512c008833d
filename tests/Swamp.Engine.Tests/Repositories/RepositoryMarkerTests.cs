using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Repositories;

public sealed class RepositoryMarkerTests
{
    private const string Full = """
        # our repository
        swampVersion: 20260206.200442.0   # kept
        initializedAt: "2026-03-04T05:06:07.089Z"
        upgradedAt: '2026-03-05T05:06:07.089Z'
        repoId: 7c2d3c4e-1111-4222-8333-444455556666
        tools: [claude, my-tool]
        gitignoreManaged: true
        modelsDir: m
        workflowsDir: w
        vaultsDir: v
        driversDir: d
        datastoresDir: ds
        reportsDir: r
        logLevel: debug
        telemetryEndpoint: https://example.org/t
        telemetryDisabled: true
        telemetryKeepFlushed: true
        trustedCollectives: [swamp, acme]
        trustMemberCollectives: true
        autoGc: true
        defaultVault: team
        defaultDriver: docker
        defaultDriverConfig: { image: alpine, timeout: 5000 }
        lastSkillMigrationWarning: "2026-03-06T05:06:07.089Z"
        skillMigrationDismissed: true
        lastStalenessWarning: "2026-03-07T05:06:07.089Z"
        daemon:            # a key of a later version
          mode: spawn
        datastore:
          type: filesystem
          path: ~/swamp-store
          namespace: team-a
          directories: [data, outputs]
          exclude: ["telemetry/**"]
          hydrationStrategy: lazy

        """;

    [Fact]
    public void Load_EveryField_IsRead()
    {
        // REPO-1; the driver fields are read, unlike REPO-2
        var marker = MarkerFile.Parse("/r/.swamp.yaml", Full).Marker;

        Assert.Equal("20260206.200442.0", marker.SwampVersion);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero), marker.InitializedAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 5, 6, 7, 89, TimeSpan.Zero), marker.UpgradedAt);
        Assert.Equal(Guid.Parse("7c2d3c4e-1111-4222-8333-444455556666"), marker.RepoId);
        Assert.Equal(["claude", "my-tool"], marker.Tools);
        Assert.Equal(
            ("m", "w", "v", "d", "ds", "r"),
            (marker.ModelsDir, marker.WorkflowsDir, marker.VaultsDir, marker.DriversDir, marker.DatastoresDir, marker.ReportsDir));
        Assert.Equal(("debug", "https://example.org/t", "team"), (marker.LogLevel, marker.TelemetryEndpoint, marker.DefaultVault));
        Assert.True(marker is { GitignoreManaged: true, TelemetryDisabled: true, TelemetryKeepFlushed: true, TrustMemberCollectives: true });
        Assert.True(marker is { AutoGc: true, SkillMigrationDismissed: true });
        Assert.Equal(["swamp", "acme"], marker.TrustedCollectives);
        Assert.Equal("docker", marker.DefaultDriver);
        Assert.Equal("""{"image":"alpine","timeout":5000}""", marker.DefaultDriverConfig!.ToJsonString());
        Assert.Equal(6, marker.LastSkillMigrationWarning!.Value.Day);
        Assert.Equal(7, marker.LastStalenessWarning!.Value.Day);
        Assert.Equal(("filesystem", "~/swamp-store", "team-a", "lazy"), (marker.Datastore!.Type, marker.Datastore.Path, marker.Datastore.Namespace, marker.Datastore.HydrationStrategy));
        Assert.Equal(["data", "outputs"], marker.Datastore.Directories!);
        Assert.Equal(["telemetry/**"], marker.Datastore.Exclude);
    }

    [Fact]
    public void Load_OnlyRequiredFields_HasDefaults()
    {
        var marker = MarkerFile.Parse("/r/.swamp.yaml", "swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\n").Marker;

        Assert.Equal(["swamp"], marker.TrustedCollectives);
        Assert.Empty(marker.Tools);
        Assert.True(marker is { RepoId: null, Datastore: null, AutoGc: false, TrustMemberCollectives: false, DefaultDriver: null });
    }

    [Theory]
    [InlineData("cursor", new[] { "cursor" })]
    [InlineData("none", new string[0])]
    public void Load_LegacyTool_ReadsAsList(string tool, string[] expected) =>
        Assert.Equal(expected, MarkerFile.Parse("/r/.swamp.yaml", $"swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\ntool: {tool}\n").Marker.Tools);

    [Theory]
    [InlineData("swampVersion: [\n", 2, null)]
    [InlineData("- a\n", 1, "map of settings")]
    [InlineData("", 1, "empty")]
    [InlineData("initializedAt: 2026-03-04T05:06:07Z\n", 1, "swampVersion")]
    [InlineData("swampVersion: 1.2\ninitializedAt: 2026-03-04T05:06:07Z\n", 1, "not a version")]
    [InlineData("swampVersion: 1.2.3\ninitializedAt: yesterday\n", 2, "not an ISO-8601 time")]
    [InlineData("swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\nrepoId: 7\n", 3, "not a UUID")]
    [InlineData("swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\ntools: claude\n", 3, "must be a list")]
    [InlineData("swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\nautoGc: yes\n", 3, "true or false")]
    [InlineData("swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\n\ndatastore:\n  path: x\n", 4, "type is missing")]
    public void Load_Malformed_NamesFileLineAndColumn(string text, int line, string? problem)
    {
        var error = Assert.Throws<SwampException>(() => MarkerFile.Parse("/r/.swamp.yaml", text)).Error;

        Assert.Equal(ErrorCodes.InvalidDocument, error.Code);
        Assert.Equal(("/r/.swamp.yaml", line), (error.Location!.File, error.Location.Line));
        Assert.True(error.Location.Column >= 1);
        Assert.Contains(problem ?? "", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_LeavesEverythingElseAsItWas()
    {
        var file = MarkerFile.Parse("/r/.swamp.yaml", Full);

        var edited = file.With(new MarkerEdit { SwampVersion = "20270101.1.0-beta", GitignoreManaged = false });

        var expected = Full.Replace("20260206.200442.0", "20270101.1.0", StringComparison.Ordinal)
            .Replace("gitignoreManaged: true", "gitignoreManaged: false", StringComparison.Ordinal);
        Assert.Equal(expected, edited.Text);
    }

    [Fact]
    public void Edit_Nothing_KeepsTheText() => Assert.Equal(Full, MarkerFile.Parse("/r/.swamp.yaml", Full).With(new MarkerEdit()).Text);

    [Fact]
    public void Edit_ToolsOfALegacyMarker_ReplacesTheOldKey()
    {
        var file = MarkerFile.Parse("/r/.swamp.yaml", "swampVersion: 1.2.3\ninitializedAt: 2026-03-04T05:06:07Z\ntool: claude # mine\n");

        var edited = file.With(new MarkerEdit { Tools = ["codex"], RepoId = Guid.Empty, UpgradedAt = DateTimeOffset.UnixEpoch });

        Assert.Equal(["codex"], edited.Marker.Tools);
        Assert.Equal(Guid.Empty, edited.Marker.RepoId);
        Assert.Equal(DateTimeOffset.UnixEpoch, edited.Marker.UpgradedAt);
        Assert.DoesNotContain("tool:", edited.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void New_KeysInOrderAndAmbiguousTextsInDoubleQuotes()
    {
        // REPO-3, GEN-20
        var file = MarkerFile.New("/r", new RepositoryMarker
        {
            SwampVersion = "20260206.200442.0-rc.1",
            InitializedAt = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero),
            RepoId = Guid.Parse("7c2d3c4e-1111-4222-8333-444455556666"),
            Tools = ["claude"],
            GitignoreManaged = true,
        });

        Assert.Equal(
            """
            swampVersion: 20260206.200442.0
            initializedAt: "2026-03-04T05:06:07.089Z"
            repoId: 7c2d3c4e-1111-4222-8333-444455556666
            tools:
              - claude
            gitignoreManaged: true

            """,
            file.Text);
    }

    [Theory]
    [InlineData("20260101.000000.0", "20260101.000000.1", true)]
    [InlineData("20260101.9.0", "20260101.10.0", true)]
    [InlineData("20260102.0.0", "20260101.99.99", false)]
    [InlineData("1.2.3", "1.2.3-beta.1", false)]
    public void Version_ComparesPartByPart(string older, string newer, bool expected)
    {
        // REPO-4
        Assert.True(SwampVersion.TryParse(older, out var first) && SwampVersion.TryParse(newer, out var second) && second.IsNewerThan(first) == expected);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.x")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a b")]
    [InlineData("-1.2.3")]
    [InlineData("1.2.99999999999999999999999")]
    public void Version_Malformed_IsRefused(string text) => Assert.False(SwampVersion.TryParse(text, out _));
}
