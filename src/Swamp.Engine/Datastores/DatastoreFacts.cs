namespace Swamp.Engine.Datastores;

/// <summary>What is known of a datastore of an extension once it was opened with its settings (DS-9, DS-31).</summary>
public sealed record DatastoreFacts
{
    /// <summary>Where it says that its content lies: a folder, or an address such as <c>valkey://cache/0</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Absolute folder that is read and written here: the local copy, or the datastore itself when there is nothing to exchange.</summary>
    public required string LocalPath { get; init; }

    /// <summary>Whether the local copy is exchanged with something else. Without it, <see cref="LocalPath"/> is what everybody uses.</summary>
    public required bool HasSync { get; init; }

    /// <summary>Whether pulls and pushes can be confined to models.</summary>
    public bool ScopedSync { get; init; }

    /// <summary>Whether a push can be prepared before the lock of the whole datastore is taken.</summary>
    public bool TwoPhaseSync { get; init; }

    /// <summary>Whether it can tell what a push would do.</summary>
    public bool PreviewPush { get; init; }
}
