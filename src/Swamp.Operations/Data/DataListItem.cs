namespace Swamp.Operations.Data;

/// <summary>The latest version of an item in a list (DCMD-5).</summary>
public sealed record DataListItem
{
    /// <summary>Id of the version's record.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required int Version { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Kind.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the content may grow.</summary>
    public required bool Streaming { get; init; }

    /// <summary>Bytes of content.</summary>
    public required long Size { get; init; }

    /// <summary>When it was written.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Id of the model; only in lists of workflow runs.</summary>
    public string? ModelId { get; init; }

    /// <summary>Name of the model; only in lists of workflow runs.</summary>
    public string? ModelName { get; init; }

    /// <summary>Type of the model; only in lists of workflow runs.</summary>
    public string? ModelType { get; init; }

    /// <summary>Job that wrote it.</summary>
    public string? JobName { get; init; }

    /// <summary>Step that wrote it.</summary>
    public string? StepName { get; init; }
}
