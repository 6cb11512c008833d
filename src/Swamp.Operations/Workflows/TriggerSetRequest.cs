namespace Swamp.Operations.Workflows;

/// <summary>Asks for an override of a workflow's trigger (WFC-55).</summary>
public sealed record TriggerSetRequest
{
    /// <summary>Name or id of the workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>Cron text in place of the workflow's own.</summary>
    public required string Schedule { get; init; }

    /// <summary>Inputs over the workflow's own; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }
}
