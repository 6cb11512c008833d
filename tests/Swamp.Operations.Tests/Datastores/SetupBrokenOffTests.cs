using Swamp.Engine.Errors;
using Swamp.Operations.Datastores;
using Swamp.Operations.Events;
using Swamp.Operations.Tests.Models;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>A setup that does not end leaves nothing of itself, neither here nor for others.</summary>
public sealed class SetupBrokenOffTests : StoreTest
{
    [Fact]
    public async Task Extension_CancelledWhileItCopies_PublishesNothing()
    {
        var repository = await WithStateAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CancelledHalfwayAsync(repository, token => SetUpAsync(repository, "shared", token)));

        Assert.Empty(Places["shared"].Files);
        Assert.Empty(Places["shared"].Locks);
        await WorksAtTheNextTryAsync(repository, () => SetUpAsync(repository, "shared"));
        Assert.True(Places["shared"].Count("data") > 0);
    }

    [Fact]
    public async Task Filesystem_CancelledWhileItCopies_LeavesNoCopies()
    {
        var repository = await WithStateAsync();
        Task<DatastoreSetupResult> MoveAsync(CancellationToken token) =>
            repository.CallAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "elsewhere" }, null, token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CancelledHalfwayAsync(repository, MoveAsync));

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repository.Root, "elsewhere"), "*", SearchOption.AllDirectories));
        await WorksAtTheNextTryAsync(repository, () => MoveAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Extension_WhosePushFails_KeepsNoCopiesThatWouldDifferLater()
    {
        var repository = await WithStateAsync();
        Places["shared"].OnPush = static () => throw new SwampException(ErrorCodes.DatastoreFailed, "the server is away");

        var error = await Assert.ThrowsAsync<SwampException>(() => SetUpAsync(repository, "shared"));
        Places["shared"].OnPush = static () => { };

        Assert.Equal(ErrorCodes.DatastoreFailed, error.Error.Code);
        await WorksAtTheNextTryAsync(repository, () => SetUpAsync(repository, "shared"));
    }

    [Fact]
    public async Task Extension_CancelledWhileItPushes_KeepsTheStateHere()
    {
        var repository = await WithStateAsync();
        using var source = new CancellationTokenSource();
        Places["shared"].OnPush = () =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SetUpAsync(repository, "shared", source.Token));
        Places["shared"].OnPush = static () => { };

        await WorksAtTheNextTryAsync(repository, () => SetUpAsync(repository, "shared"));
    }

    private async Task<ModelTestRepository> WithStateAsync()
    {
        var repository = Create();
        repository.Write(".swamp/auto-definitions/@acme/db/first.yaml", "name: first");
        await WriteAsync(repository, "one");
        return repository;
    }

    /// <summary>Cancels when some files have been copied and others have not.</summary>
    private static async Task CancelledHalfwayAsync(ModelTestRepository repository, Func<CancellationToken, Task> work)
    {
        using var source = new CancellationTokenSource();
        repository.OnEvent = heard =>
        {
            if (heard is ProgressEvent { Done: > 0 })
            {
                source.Cancel();
            }
        };
        try
        {
            await work(source.Token);
        }
        finally
        {
            repository.OnEvent = null;
        }

        Assert.Fail("It ended before it could be cancelled.");
    }

    /// <summary>Nothing has moved, and what changes before the next try does not stand in its way.</summary>
    private static async Task WorksAtTheNextTryAsync(ModelTestRepository repository, Func<Task<DatastoreSetupResult>> again)
    {
        Assert.Equal(["one"], await NamesAsync(repository));
        repository.Write(".swamp/auto-definitions/@acme/db/first.yaml", "name: first, changed");
        await WriteAsync(repository, "one");

        var result = await again();

        Assert.Empty(result.Errors);
        Assert.Equal(["auto-definitions", "data"], result.DirectoriesMigrated);
        Assert.Equal(["one"], await NamesAsync(repository));
        Assert.False(Directory.Exists(Path.Combine(repository.Root, ".swamp", "auto-definitions")));
    }
}
