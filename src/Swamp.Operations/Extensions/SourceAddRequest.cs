namespace Swamp.Operations.Extensions;

/// <summary>Asks to use extensions from a folder elsewhere (EXC-75).</summary>
public sealed record SourceAddRequest
{
    /// <summary>Path of the folder; may hold <c>~</c>, <c>$NAME</c> and globs.</summary>
    public required string Path { get; init; }

    /// <summary>Kinds to use: models, vaults, drivers, datastores, reports, workflows; all when absent.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Whether it is only told what would be done.</summary>
    public bool DryRun { get; init; }
}
