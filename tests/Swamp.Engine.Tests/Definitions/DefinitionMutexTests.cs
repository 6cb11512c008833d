using System.Diagnostics;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionMutexTests : IDisposable
{
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Acquire_fails_at_once_when_the_lock_file_can_never_be_opened()
    {
        // A link that leads to itself is refused by the system like a read-only disk: as an error of its own, not as a lock that somebody holds.
        var path = Path.Combine(repository.Root, "definitions.lock");
        File.CreateSymbolicLink(path, path);
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<SwampException>(async () => await DefinitionMutex.AcquireAsync(path, TimeProvider.System, CancellationToken.None));

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Acquire_waits_for_the_one_who_holds_it()
    {
        var path = Path.Combine(repository.Root, "definitions.lock");
        var held = await DefinitionMutex.AcquireAsync(path, TimeProvider.System, CancellationToken.None);
        var waiting = DefinitionMutex.AcquireAsync(path, TimeProvider.System, CancellationToken.None).AsTask();
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(100))));

        held.Dispose();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }
}
