namespace Swamp.Engine.Data;

/// <summary>Columns of the catalogue that a condition can compare without evaluating an expression.</summary>
public enum CatalogField
{
    /// <summary>Namespace.</summary>
    Namespace,

    /// <summary>Normalized model type.</summary>
    ModelType,

    /// <summary>Id of the model.</summary>
    ModelId,

    /// <summary>Name of the model.</summary>
    ModelName,

    /// <summary>Name of the item.</summary>
    Name,

    /// <summary>Id of the version's record.</summary>
    Id,

    /// <summary>Name of the spec.</summary>
    SpecName,

    /// <summary>Kind of data (QRY-16).</summary>
    DataType,

    /// <summary>Media type.</summary>
    ContentType,

    /// <summary>Lifetime.</summary>
    Lifetime,

    /// <summary>Type of the owner.</summary>
    OwnerType,

    /// <summary>Reference of the owner.</summary>
    OwnerRef,

    /// <summary>Run of the workflow.</summary>
    WorkflowRunId,

    /// <summary>Workflow.</summary>
    WorkflowName,

    /// <summary>Job.</summary>
    JobName,

    /// <summary>Step.</summary>
    StepName,

    /// <summary>Origin.</summary>
    Source,
}
