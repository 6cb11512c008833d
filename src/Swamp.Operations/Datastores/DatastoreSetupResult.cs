namespace Swamp.Operations.Datastores;

/// <summary>How the state of the repository was moved (DSCMD-6).</summary>
public sealed record DatastoreSetupResult
{
    /// <summary>Type of the datastore.</summary>
    public required string Type { get; init; }

    /// <summary>The folder, or what the datastore calls its place.</summary>
    public string? Path { get; init; }

    /// <summary>Files that were copied.</summary>
    public required int FilesCopied { get; init; }

    /// <summary>Files that came from the datastore.</summary>
    public required int FilesPulled { get; init; }

    /// <summary>Bytes that were copied.</summary>
    public required long BytesCopied { get; init; }

    /// <summary>The folders of state that were moved.</summary>
    public required IReadOnlyList<string> DirectoriesMigrated { get; init; }

    /// <summary>Why nothing was changed; empty when the repository uses the datastore now.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>What to try; absent when there is nothing wrong.</summary>
    public string? RetryHint { get; init; }

    /// <summary>The namespace the repository has there; absent for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>What one should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
