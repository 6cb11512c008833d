namespace Swamp.Engine.Data;

/// <summary>A row of the data catalogue: one visible version (DATA-35).</summary>
public sealed record CatalogEntry
{
    /// <summary>Namespace; empty for the solo layout.</summary>
    public required string Namespace { get; init; }

    /// <summary>Normalized model type.</summary>
    public required string ModelType { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the version's record.</summary>
    public required string Id { get; init; }

    /// <summary>Version number.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is the highest version of its name and step (DATA-36).</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Tag <c>modelName</c>; empty without.</summary>
    public required string ModelName { get; init; }

    /// <summary>Tag <c>specName</c>; empty without.</summary>
    public required string SpecName { get; init; }

    /// <summary>Tag <c>type</c> (QRY-16).</summary>
    public required string DataType { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Lifetime.</summary>
    public required string Lifetime { get; init; }

    /// <summary>Type of the owner.</summary>
    public required string OwnerType { get; init; }

    /// <summary>Whether the content may grow.</summary>
    public required bool Streaming { get; init; }

    /// <summary>Bytes of content; 0 while unknown.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Time of writing as text (GEN-21).</summary>
    public required string CreatedAt { get; init; }

    /// <summary>All tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Reference of the owner.</summary>
    public required string OwnerRef { get; init; }

    /// <summary>Run of the workflow; empty without.</summary>
    public required string WorkflowRunId { get; init; }

    /// <summary>Workflow; empty without.</summary>
    public required string WorkflowName { get; init; }

    /// <summary>Job; empty without.</summary>
    public required string JobName { get; init; }

    /// <summary>Step; empty without.</summary>
    public required string StepName { get; init; }

    /// <summary>Origin; empty without.</summary>
    public required string Source { get; init; }

    /// <summary>The item.</summary>
    public DataItemKey Key => new(ModelType, ModelId, Name) { Namespace = Namespace };

    /// <summary>The row of a stored version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="ns">Its namespace.</param>
    /// <param name="isLatest">Value of <see cref="IsLatest"/>.</param>
    public static CatalogEntry Of(DataVersion version, string ns, bool isLatest)
    {
        ArgumentNullException.ThrowIfNull(version);
        var (key, metadata) = (version.Key, version.Metadata);
        var owner = metadata.Owner;
        return new CatalogEntry
        {
            Namespace = ns,
            ModelType = key.Type,
            ModelId = key.ModelId,
            Name = key.Name,
            Id = metadata.Id,
            Version = metadata.Version,
            IsLatest = isLatest,
            ModelName = metadata.Tag("modelName") ?? "",
            SpecName = metadata.Tag("specName") ?? "",
            DataType = metadata.Tag("type") ?? "",
            ContentType = metadata.ContentType,
            Lifetime = metadata.Lifetime,
            OwnerType = owner.OwnerType,
            Streaming = metadata.Streaming,
            SizeBytes = metadata.SizeBytes ?? 0,
            CreatedAt = Identity.IdFormat.Text(metadata.CreatedAt),
            Tags = metadata.Tags,
            OwnerRef = owner.OwnerRef,
            WorkflowRunId = owner.WorkflowRunId ?? "",
            WorkflowName = owner.WorkflowName ?? "",
            JobName = owner.JobName ?? "",
            StepName = owner.StepName ?? "",
            Source = owner.Source ?? "",
        };
    }
}
