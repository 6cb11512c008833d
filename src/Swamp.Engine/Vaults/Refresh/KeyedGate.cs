namespace Swamp.Engine.Vaults.Refresh;

/// <summary>Lets one caller per name in at a time.</summary>
internal sealed class KeyedGate
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public async Task<IDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(name, out entry))
            {
                entries.Add(name, entry = new Entry());
            }

            entry.Users++;
        }

        try
        {
            await entry.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(name, entry, entered: false);
            throw;
        }

        return new Exit(this, name, entry);
    }

    private void Leave(string name, Entry entry, bool entered)
    {
        if (entered)
        {
            entry.Semaphore.Release();
        }

        lock (gate)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(name);
                entry.Semaphore.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Exit(KeyedGate owner, string name, Entry entry) : IDisposable
    {
        private bool left;

        public void Dispose()
        {
            if (!left)
            {
                left = true;
                owner.Leave(name, entry, entered: true);
            }
        }
    }
}
