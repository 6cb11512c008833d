namespace Swamp.Engine.Runs;

/// <summary>Where a run came from (OUT-4).</summary>
public sealed record OutputProvenance
{
    /// <summary>Hash of the definition.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>Version of the model type.</summary>
    public required string ModelVersion { get; init; }

    /// <summary><c>manual</c>, <c>workflow</c> or <c>model</c>.</summary>
    public required string TriggeredBy { get; init; }

    /// <summary>The workflow.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>The workflow's run.</summary>
    public string? WorkflowRunId { get; init; }

    /// <summary>The step.</summary>
    public string? StepName { get; init; }

    /// <summary>Output of the run that called this one.</summary>
    public string? ParentOutputId { get; init; }

    /// <summary>Extension that called.</summary>
    public string? CallerExtension { get; init; }

    /// <summary>Who started it (GEN-22).</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>SHA-256 of the extension's source.</summary>
    public string? BundleFingerprint { get; init; }

    /// <summary>The driver that ran it; null when nobody asked for one, which means <c>raw</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>Who asked for the driver: <c>cli</c>, <c>step</c>, <c>job</c>, <c>workflow</c>, <c>definition</c> or <c>repository</c>.</summary>
    public string? DriverLevel { get; init; }
}
