using Swamp.Engine.Errors;
using Swamp.Operations.Datastores;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>Each datastore that a repository uses has a local copy of its own.</summary>
public sealed class LocalCopyTests : StoreTest
{
    private const string RepoId = "33333333-3333-4333-8333-333333333333";

    [Fact]
    public async Task OtherDatastore_ForOneCommand_GetsNothingOfTheOwnOne_AndLeavesItAlone()
    {
        var repository = Create("ours");
        await WriteAsync(repository, "shared");
        Places["ours"].OnPush = static () => throw new SwampException(ErrorCodes.DatastoreFailed, "the server is away");
        await Assert.ThrowsAsync<SwampException>(() => WriteAsync(repository, "precious"));
        Places["ours"].OnPush = static () => { };

        Assert.Empty(await NamesAsync(repository, Asked("theirs")));
        await WriteAsync(repository, "visit", Asked("theirs"));
        Assert.Equal(["visit"], await NamesAsync(repository, Asked("theirs")));

        Assert.Equal(["precious", "shared"], await NamesAsync(repository));
        Assert.DoesNotContain(Places["theirs"].Files.Keys, static k => k.Contains("precious", StringComparison.Ordinal));
        await repository.CallAsync(DatastoreOperations.Sync, new DatastoreSyncRequest());
        Assert.Equal(["precious", "shared"], await NamesAsync(repository));
        Assert.Contains(Places["ours"].Files.Keys, static k => k.Contains("precious", StringComparison.Ordinal));
        Assert.DoesNotContain(Places["ours"].Files.Keys, static k => k.Contains("visit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Setup_FromOneDatastoreToAnother_BringsTheStateAlong()
    {
        var repository = Create("first");
        await WriteAsync(repository, "kept");
        var neighbour = Create("second");
        await WriteAsync(neighbour, "theirs");

        var result = await SetUpAsync(repository, "second");

        Assert.True(result.FilesCopied > 0);
        Assert.Equal(["kept", "theirs"], await NamesAsync(repository));
        Assert.Contains(Places["second"].Files.Keys, static k => k.Contains("kept", StringComparison.Ordinal));
        Assert.DoesNotContain(Places["first"].Files.Keys, static k => k.Contains("theirs", StringComparison.Ordinal));
    }

    // Before, one folder served every datastore of a repository; in it may be what was not pushed yet.
    [Fact]
    public async Task CopyOfAnEarlierVersion_StaysThatOfTheDatastoreThatTheRepositoryNames()
    {
        var repository = Create("ours");
        await WriteAsync(repository, "kept");
        var earlier = Path.Combine(CopiesOf(repository), RepoId);
        Directory.Move(Directory.GetDirectories(CopiesOf(repository)).Single(), earlier);

        Assert.Empty(await NamesAsync(repository, Asked("theirs")));
        Assert.Equal(["kept"], await NamesAsync(repository));
        await WriteAsync(repository, "more");
        Assert.Equal([earlier], Directory.GetDirectories(CopiesOf(repository)));

        // Also when the repository names another one later on.
        Name(repository, "other");
        Assert.Empty(await NamesAsync(repository));
        Name(repository, "ours");
        Assert.Equal(["kept", "more"], await NamesAsync(repository));
    }

    [Fact]
    public async Task CopyOfAnEarlierVersion_WithoutADatastoreInTheRepository_IsNobodys()
    {
        var repository = Create();
        repository.Write(".swamp.yaml", $"swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\nrepoId: {RepoId}\n");
        await WriteAsync(repository, "one", Asked("theirs"));
        Directory.Move(Directory.GetDirectories(CopiesOf(repository)).Single(), Path.Combine(CopiesOf(repository), RepoId));

        Assert.Empty(await NamesAsync(repository, Asked("theirs")));
        Name(repository, "ours");
        await WriteAsync(repository, "two");

        Assert.Equal(["two"], await NamesAsync(repository));
        Assert.DoesNotContain(Places["ours"].Files.Keys, static k => k.Contains("one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SameSettings_WrittenInAnotherWay_AreTheSameDatastore()
    {
        var repository = Create("ours");
        await WriteAsync(repository, "one");

        Assert.Equal(["one"], await NamesAsync(repository, $$"""{{StorePlaces.Type}}:{ "place" : "\u006furs" }"""));
    }
}
