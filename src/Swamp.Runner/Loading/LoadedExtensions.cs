namespace Swamp.Runner.Loading;

/// <summary>
/// The extensions in memory, one state of each source. A newer state takes the place of the older one; calls in flight finish on the state they began with,
/// which is unloaded after the last of them.
/// </summary>
internal sealed class LoadedExtensions
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> bySource = new(StringComparer.Ordinal);

    /// <summary>The extension of a reference, kept in memory at least until the lease is returned.</summary>
    public Lease Open(ModuleRef module)
    {
        // Loading runs no code of the extension, so that holding the gate blocks nobody for long.
        lock (gate)
        {
            if (!bySource.TryGetValue(module.Source, out var entry) || entry.Extension.Fingerprint != module.Fingerprint)
            {
                var fresh = new Entry(new LoadedExtension(module));
                if (entry is not null)
                {
                    entry.IsReplaced = true;
                    UnloadIfIdle(entry);
                }

                bySource[module.Source] = entry = fresh;
            }

            entry.Users++;
            return new Lease(this, entry);
        }
    }

    private void Return(Entry entry)
    {
        lock (gate)
        {
            entry.Users--;
            UnloadIfIdle(entry);
        }
    }

    private static void UnloadIfIdle(Entry entry)
    {
        if (entry is { IsReplaced: true, Users: 0 })
        {
            entry.Extension.Unload();
        }
    }

    /// <summary>The right to use a loaded extension.</summary>
    internal readonly struct Lease(LoadedExtensions owner, Entry entry) : IDisposable
    {
        public LoadedExtension Extension => entry.Extension;

        public void Dispose() => owner.Return(entry);
    }

    internal sealed class Entry(LoadedExtension extension)
    {
        public LoadedExtension Extension => extension;

        public int Users { get; set; }

        public bool IsReplaced { get; set; }
    }
}
