namespace Swamp.Operations.Workflows;

/// <summary>The new workflow (WFC-6).</summary>
public sealed record CreateWorkflowResult
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The jobs of the example.</summary>
    public required IReadOnlyList<CreatedJobView> Jobs { get; init; }

    /// <summary>True when nothing was written.</summary>
    public bool? DryRun { get; init; }
}
