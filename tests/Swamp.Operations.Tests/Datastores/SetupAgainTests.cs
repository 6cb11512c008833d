using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Operations.Datastores;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>Setting up the place that the state lies in already.</summary>
public sealed class SetupAgainTests : StoreTest
{
    [Fact]
    public async Task SameDatastore_IsSetUpAgain()
    {
        var repository = Create();
        await WriteAsync(repository, "one");
        await SetUpAsync(repository, "shared");
        var files = Places["shared"].Files.Count;

        var again = await SetUpAsync(repository, "shared");

        Assert.Equal((0, 0), (again.Errors.Count, again.FilesCopied));
        Assert.Equal(["one"], await NamesAsync(repository));
        Assert.Equal(files, Places["shared"].Files.Count);
        Assert.Empty(Places["shared"].Locks);
    }

    [Fact]
    public async Task SamePlaceWithOtherSettings_KeepsWhatWasNotPushedYet()
    {
        var repository = Create();
        await SetUpAsync(repository, "shared");
        Places["shared"].OnPush = static () => throw new SwampException(ErrorCodes.DatastoreFailed, "the server is away");
        await Assert.ThrowsAsync<SwampException>(() => WriteAsync(repository, "precious"));
        await Assert.ThrowsAsync<SwampException>(() => SetUpAsync(repository, new JsonObject { ["place"] = "shared", ["patience"] = 5 }));
        Assert.Equal(["precious"], await NamesAsync(repository));
        Places["shared"].OnPush = static () => { };

        var result = await SetUpAsync(repository, new JsonObject { ["place"] = "shared", ["patience"] = 5 });

        Assert.Empty(result.Errors);
        Assert.Equal(["precious"], await NamesAsync(repository));
        Assert.Contains("patience", await File.ReadAllTextAsync(Path.Combine(repository.Root, ".swamp.yaml")), StringComparison.Ordinal);
        Assert.Empty(Places["shared"].Locks);
    }

    [Fact]
    public async Task FolderOfTheRepositoryItself_ByAnotherPath_LosesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var repository = Create();
        await WriteAsync(repository, "one");
        Directory.CreateSymbolicLink(Path.Combine(repository.Root, "alias"), Path.Combine(repository.Root, ".swamp"));

        var result = await repository.CallAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "alias" });

        Assert.Empty(result.Errors);
        await using var session = await OpenAsync(repository);
        Assert.NotNull(await session.Data.FindAsync(Key("one"), null, CancellationToken.None));
    }
}
