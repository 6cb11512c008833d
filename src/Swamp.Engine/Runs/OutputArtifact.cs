namespace Swamp.Engine.Runs;

/// <summary>A version of data that a run produced (OUT-2).</summary>
public sealed record OutputArtifact
{
    /// <summary>Id of the version's record.</summary>
    public required string DataId { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Name { get; init; }

    /// <summary>Version number.</summary>
    public required int Version { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
