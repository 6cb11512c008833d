using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Repositories;

public sealed class LayoutFactoryTests
{
    private static readonly RepositoryMarker Plain = new() { SwampVersion = "1.2.3", InitializedAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public void Create_NothingSaid_IsTheFolderInTheRepository()
    {
        var layout = Layout(Plain);

        Assert.Equal("/r/.swamp", layout.Datastore);
        Assert.Equal("/r/.swamp/data", layout.Data);
    }

    [Theory]
    [InlineData("~/store", "/home/u/store")]
    [InlineData("../store", "/store")]
    [InlineData("$TEAM/${SUB}/x", "/srv/team/deep/x")]
    [InlineData("/a$/$1/~", "/a$/$1/~")]
    public void Create_Path_IsExpandedAndRelativeToTheRepository(string path, string expected)
    {
        // DS-4
        var layout = Layout(With(new DatastoreSettings { Type = "filesystem", Path = path }), ("HOME", "/home/u"), ("TEAM", "/srv/team"), ("SUB", "deep"));

        Assert.Equal(expected, layout.DatastoreRoot);
    }

    [Fact]
    public void Create_Namespace_IsTheOutermostFolder()
    {
        // DS-20
        var layout = Layout(With(new DatastoreSettings { Type = "filesystem", Path = "/s", Namespace = "team-a" }));

        Assert.Equal("/s/team-a/data", layout.Data);
        Assert.Equal("/r/.swamp/secrets", layout.Secrets);
        Assert.Equal("/r/.swamp/data/_catalog.db", layout.Catalog);
    }

    [Fact]
    public void Create_VariableBeforeOptionBeforeMarker()
    {
        // DS-8
        var marker = With(new DatastoreSettings { Type = "filesystem", Path = "/marker", Namespace = "n" });

        Assert.Equal("/env", Layout(marker, "filesystem:/option", ("SWAMP_DATASTORE", "filesystem:/env")).Datastore);
        Assert.Equal("/option", Layout(marker, "filesystem:/option").Datastore);
        Assert.Equal("/marker/n", Layout(marker).Datastore);
    }

    [Fact]
    public void Create_DirectoriesAndExclusions_StayLocal()
    {
        // DS-5 to DS-7
        var settings = new DatastoreSettings { Type = "filesystem", Path = "/s", Directories = ["data", "outputs", "secrets"], Exclude = ["# all", "outputs/**"] };

        var layout = Layout(With(settings));

        Assert.Equal(("/s/data", "/r/.swamp/outputs", "/r/.swamp/workflow-runs"), (layout.Data, layout.Outputs, layout.WorkflowRuns));
    }

    [Theory]
    [InlineData("s3-ish")]
    [InlineData(":x")]
    [InlineData("@acme/s3:{\"bucket\":")]
    [InlineData("@acme/s3:[1]")]
    [InlineData("s3:")]
    [InlineData("filesystem:")]
    public void Create_UnusableVariable_IsAnErrorThatNamesIt(string value)
    {
        var error = Assert.Throws<SwampException>(() => Opened(Plain, ("SWAMP_DATASTORE", value))).Error;

        Assert.Equal(ErrorCodes.InvalidArgument, error.Code);
        Assert.Contains("SWAMP_DATASTORE", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    [Theory]
    [InlineData("@swamp/s3-datastore", "/x", "", "takes no path")]
    [InlineData("@swamp/s3-datastore", null, "team", "namespaces are not supported")]
    [InlineData("objects", null, "", "not a type of datastore")]
    [InlineData("filesystem", null, "", "needs a path")]
    [InlineData("filesystem", "/x", "Team", "not a slug")]
    [InlineData("filesystem", "/x", "-a", "not a slug")]
    [InlineData("filesystem", "/x", "../up", "not a slug")]
    [InlineData("filesystem", "$NOPE/x", "", "NOPE, which is not set")]
    [InlineData("filesystem", "/dev/null", "", "is a file")]
    public void Create_UnusableSetting_SaysWhy(string type, string? path, string space, string problem)
    {
        var marker = With(new DatastoreSettings { Type = type, Path = path, Namespace = space });

        Assert.Contains(problem, Assert.Throws<SwampException>(() => Opened(marker)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Extension_IsWhatWasAskedFor_AndItsLayoutWaitsForIt()
    {
        // DS-3, DS-8
        var marker = With(new DatastoreSettings { Type = "@acme/objects", Config = new() { ["bucket"] = "b" } });

        var fromMarker = Factory().Choose("/r", marker)!;
        var fromVariable = Factory(("SWAMP_DATASTORE", "@acme/other:{\"a\": 1}")).Choose("/r", marker)!;
        var layout = RepositoryLayout.WithoutDatastore("/r", "@acme/objects");

        Assert.Equal(("@acme/objects", "b", ".swamp.yaml: datastore"), (fromMarker.Settings.Type, (string?)fromMarker.Settings.Config!["bucket"], fromMarker.Source));
        Assert.Equal(("@acme/other", 1, "SWAMP_DATASTORE"), (fromVariable.Settings.Type, (int)fromVariable.Settings.Config!["a"]!, fromVariable.Source));
        Assert.Null(Factory().Choose("/r", marker, "filesystem:/option"));
        Assert.Equal("/r/.swamp/secrets", layout.Secrets);
        Assert.Equal(ErrorCodes.DatastoreFailed, Assert.Throws<SwampException>(() => layout.Data).Error.Code);
        Assert.Equal("/copy/data", LayoutFactory.CreateOpened("/r", fromMarker, "/copy").Data);
    }

    [Fact]
    public void Choose_OlderObjectStore_IsItsExtension_WithAWarning()
    {
        // DS-3
        var marker = MarkerFile.Parse("/r/.swamp.yaml", "swampVersion: 1.2.3\ninitializedAt: 2026-01-01T00:00:00Z\ndatastore:\n  type: s3\n  bucket: b\n  region: eu\n  forcePathStyle: true\n").Marker;

        var fromMarker = Factory().Choose("/r", marker)!;
        var fromVariable = Factory(("SWAMP_DATASTORE", "s3:b/deep/prefix")).Choose("/r", Plain)!;

        Assert.Equal(("@swamp/s3-datastore", """{"bucket":"b","region":"eu","forcePathStyle":true}"""), (fromMarker.Settings.Type, fromMarker.Settings.Config!.ToJsonString()));
        Assert.Equal(("@swamp/s3-datastore", """{"bucket":"b","prefix":"deep/prefix"}"""), (fromVariable.Settings.Type, fromVariable.Settings.Config!.ToJsonString()));
        Assert.Contains("@swamp/s3-datastore", fromMarker.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lazy", "not supported yet")]
    [InlineData("eager", "not supported")]
    [InlineData("full", null)]
    public void Choose_Hydration_OnlyFull(string strategy, string? problem)
    {
        var marker = With(new DatastoreSettings { Type = "@acme/objects", HydrationStrategy = strategy });

        var exception = Record.Exception(() => Factory().Choose("/r", marker));

        Assert.Equal(problem is null, exception is null);
        Assert.Contains(problem ?? "", exception?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Create_PatternThatSplitsAFolder_IsRefused()
    {
        var marker = With(new DatastoreSettings { Type = "filesystem", Path = "/x", Exclude = ["data/**/*.tmp"] });

        Assert.Contains("data/**/*.tmp", Assert.Throws<SwampException>(() => Layout(marker)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/u/x", "~/x")]
    [InlineData("/home/u", "~")]
    [InlineData("/home/user2", "/home/user2")]
    [InlineData("/srv", "/srv")]
    public void Collapse_PathBelowHome_BeginsWithTilde(string path, string expected) =>
        Assert.Equal(expected, PathVariables.Collapse(path, SwampEnvironmentTests.Of(("HOME", "/home/u"))));

    private static LayoutFactory Factory(params (string, string?)[] variables) => new(SwampEnvironmentTests.Of(variables));

    /// <summary>As a repository is opened.</summary>
    private static RepositoryLayout Opened(RepositoryMarker marker, params (string, string?)[] variables) =>
        Factory(variables).Choose("/r", marker) is { } choice ? LayoutFactory.CreateOpened("/r", choice, "/copy") : Factory(variables).Create("/r", marker);

    private static RepositoryMarker With(DatastoreSettings settings) => Plain with { Datastore = settings };

    private static RepositoryLayout Layout(RepositoryMarker marker, params (string, string?)[] variables) => Layout(marker, null, variables);

    private static RepositoryLayout Layout(RepositoryMarker marker, string? option, params (string, string?)[] variables) =>
        new LayoutFactory(SwampEnvironmentTests.Of(variables)).Create("/r", marker, option);
}
