namespace Swamp.Operations.Datastores;

/// <summary>Moves the state of the repository into a folder (DSCMD-5).</summary>
/// <param name="Path">The folder; relative to the current one.</param>
public sealed record SetupFilesystemRequest(string Path)
{
    /// <summary>The folders of state that are to lie in it; null for all that may.</summary>
    public IReadOnlyList<string>? Directories { get; init; }

    /// <summary>Whether to leave where it is what there is already.</summary>
    public bool SkipMigration { get; init; }
}
