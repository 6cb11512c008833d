namespace Swamp.Operations.WorkflowRuns;

/// <summary>Asks for runs of workflows (WFC-39).</summary>
public sealed record RunSearchRequest
{
    /// <summary>Text in name, id or state.</summary>
    public string? Query { get; init; }

    /// <summary>Only runs younger than this: 7d, 12h …</summary>
    public string? Since { get; init; }

    /// <summary>Only runs in this state.</summary>
    public string? Status { get; init; }

    /// <summary>Only runs of this workflow, by name.</summary>
    public string? Workflow { get; init; }

    /// <summary>Only runs with these tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Only runs with these inputs, compared as text.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; set; } = 50;
}
