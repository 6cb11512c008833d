using Swamp.Engine.Errors;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Containers that are started ahead of their calls. They belong to one driver, which has one configuration in one repository, and each serves one call of one
/// kind: the same image, mounts and program. What was not wanted for a while is ended, and all of them when the driver is. When the process dies instead, their
/// standard input ends, and with it they do.
/// </summary>
internal sealed class ContainerPool(PoolSettings settings, ContainerRun run, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, PoolShelf> shelves = new(StringComparer.Ordinal);
    private readonly List<Task> tasks = [];
    private bool isClosed;

    /// <summary>A container that waits for its order; null when none does. Sees to it that there are some for the calls that follow.</summary>
    /// <param name="kind">What the container has to be good for.</param>
    /// <param name="make">Starts one.</param>
    public WarmContainer? Take(string kind, Func<CancellationToken, Task<WarmContainer>> make)
    {
        lock (gate)
        {
            if (isClosed)
            {
                return null;
            }

            if (!shelves.TryGetValue(kind, out var shelf))
            {
                shelves[kind] = shelf = new PoolShelf();
            }

            var taken = TakeAlive(shelf);

            // A first call says nothing about a second one, and most command lines make only one.
            if (++shelf.Calls > 1)
            {
                for (; shelf.Ready.Count + shelf.Starting < settings.Size; shelf.Starting++)
                {
                    Track(FillAsync(shelf, make));
                }
            }

            return taken;
        }
    }

    /// <summary>Ends all of them, and waits until nothing of them is left.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var warm in shelves.Values.SelectMany(static s => s.Ready))
            {
                Track(DiscardAsync(warm));
            }

            shelves.Clear();
        }

        // One that is being started now is ended by whoever starts it.
        while (Open() is { Length: > 0 } open)
        {
            await Task.WhenAll(open);
        }
    }

    /// <summary>The oldest that still waits; those that something else ended are cleared away.</summary>
    private WarmContainer? TakeAlive(PoolShelf shelf)
    {
        while (shelf.Ready.First is { Value: var warm })
        {
            shelf.Ready.RemoveFirst();
            warm.Patience?.Dispose();
            if (!warm.Container.Running.IsCompleted)
            {
                return warm;
            }

            Track(DiscardAsync(warm));
        }

        return null;
    }

    private async Task FillAsync(PoolShelf shelf, Func<CancellationToken, Task<WarmContainer>> make)
    {
        WarmContainer? made = null;
        try
        {
            // Not on the thread of the call that found the shelf empty.
            made = await Task.Run(() => make(CancellationToken.None));
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            // The call that needs a container meets the same problem and tells it.
        }

        lock (gate)
        {
            shelf.Starting--;
            if (made is not null && !isClosed)
            {
                made.Patience = clock.CreateTimer(_ => Expire(shelf, made), null, settings.Idle, Timeout.InfiniteTimeSpan);
                shelf.Ready.AddLast(made);
                return;
            }
        }

        if (made is not null)
        {
            await DiscardAsync(made);
        }
    }

    private void Expire(PoolShelf shelf, WarmContainer warm)
    {
        lock (gate)
        {
            if (shelf.Ready.Remove(warm))
            {
                Track(DiscardAsync(warm));
            }
        }
    }

    private async Task DiscardAsync(WarmContainer warm)
    {
        if (warm.Patience is { } patience)
        {
            await patience.DisposeAsync();
        }

        try
        {
            await run.DiscardAsync(warm.Container);
        }
        catch (SwampException)
        {
            // The engine's program is gone; the next process that has one removes what is left.
        }

        if (warm.Folder is { } folder)
        {
            await folder.DisposeAsync();
        }
    }

    /// <summary>Remembers a task, so that the end of the pool waits for it. Called with the gate held.</summary>
    private void Track(Task task)
    {
        tasks.RemoveAll(static t => t.IsCompleted);
        tasks.Add(task);
    }

    private Task[] Open()
    {
        lock (gate)
        {
            tasks.RemoveAll(static t => t.IsCompleted);
            return [.. tasks];
        }
    }
}
