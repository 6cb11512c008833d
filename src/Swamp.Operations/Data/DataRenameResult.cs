namespace Swamp.Operations.Data;

/// <summary>What a rename did (DCMD-11).</summary>
public sealed record DataRenameResult
{
    /// <summary>The name it had, which forwards now.</summary>
    public required string OldName { get; init; }

    /// <summary>The name it has.</summary>
    public required string NewName { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>The version that was copied.</summary>
    public required int CopiedVersion { get; init; }

    /// <summary>Its number under the new name.</summary>
    public required int NewVersion { get; init; }

    /// <summary>What to mind.</summary>
    public required string Warning { get; init; }
}
