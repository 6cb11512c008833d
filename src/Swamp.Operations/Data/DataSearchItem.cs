namespace Swamp.Operations.Data;

/// <summary>An item that a search found.</summary>
public sealed record DataSearchItem
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

    /// <summary>Lifetime.</summary>
    public required string Lifetime { get; init; }

    /// <summary>Type of the owner.</summary>
    public required string OwnerType { get; init; }

    /// <summary>Reference of the owner.</summary>
    public required string OwnerRef { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model; empty when unknown.</summary>
    public required string ModelName { get; init; }

    /// <summary>Type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>Whether the content may grow.</summary>
    public required bool Streaming { get; init; }

    /// <summary>Bytes of content.</summary>
    public required long Size { get; init; }

    /// <summary>When it was written.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Tag <c>workflow</c>.</summary>
    public string? WorkflowTag { get; init; }

    /// <summary>Tag <c>job</c>.</summary>
    public string? JobTag { get; init; }

    /// <summary>Tag <c>step</c>.</summary>
    public string? StepTag { get; init; }
}
