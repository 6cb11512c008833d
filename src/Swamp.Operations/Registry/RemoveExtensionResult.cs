namespace Swamp.Operations.Registry;

/// <summary>An extension that was taken out, or would be (EXC-14).</summary>
public sealed record RemoveExtensionResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>Files and skills that were deleted, or would be.</summary>
    public required int FilesDeleted { get; init; }

    /// <summary>Files of the lockfile that were gone already.</summary>
    public int? FilesSkipped { get; init; }

    /// <summary>Installed extensions that need it.</summary>
    public required IReadOnlyList<string> Dependents { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
