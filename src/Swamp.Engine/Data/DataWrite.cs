namespace Swamp.Engine.Data;

/// <summary>What the caller decides about a new version; the store decides id, number, time, size and checksum.</summary>
public sealed record DataWrite
{
    /// <summary>The item to write.</summary>
    public required DataItemKey Key { get; init; }

    /// <summary>Media type of the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Version retention (DATA-14).</summary>
    public required string GarbageCollection { get; init; }

    /// <summary>Whether a writer's content is readable while it grows (DATA-4a).</summary>
    public bool Streaming { get; init; }

    /// <summary>
    /// Whether a stream is written like everything else, invisible until it completes: for content that is at hand as a whole, where growing in sight
    /// would only cost time. Default false.
    /// </summary>
    public bool Staged { get; init; }

    /// <summary>All tags, already assembled in the order of DATA-20; must contain <c>type</c>.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who writes; another owner's item is refused (DATA-23).</summary>
    public required DataOwner Owner { get; init; }

    /// <summary>
    /// Whether the version stays invisible until <see cref="IDataStore.CommitAsync"/> (EXEC-6). <see cref="IDataStore.AbandonAsync"/> or the death of
    /// the process leave nothing behind.
    /// </summary>
    public bool Deferred { get; init; }
}
