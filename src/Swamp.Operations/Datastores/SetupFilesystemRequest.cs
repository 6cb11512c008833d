namespace Swamp.Operations.Datastores;

/// <summary>Moves the state of the repository into a folder (DSCMD-5).</summary>
public sealed record SetupFilesystemRequest
{
    /// <summary>The folder; relative to the current one.</summary>
    public required string Path { get; init; }

    /// <summary>The folders of state that are to lie in it; null for all that may.</summary>
    public IReadOnlyList<string>? Directories { get; init; }

    /// <summary>Whether to leave where it is what there is already.</summary>
    public bool SkipMigration { get; init; }
}
