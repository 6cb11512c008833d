namespace Swamp.Engine.Workflows.Model;

/// <summary>Which worker runs a step (WF-118). Each field is inherited from workflow to job to step where it is null.</summary>
public sealed record WorkflowPlacement
{
    /// <summary>Nothing stated.</summary>
    public static WorkflowPlacement None { get; } = new();

    /// <summary>Name or id of a worker; may contain expressions.</summary>
    public string? Target { get; init; }

    /// <summary>Labels that the worker has to carry; an empty map asks for none and ends inheritance.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Platform of the worker; may contain expressions.</summary>
    public string? Platform { get; init; }

    /// <summary>How long to wait for a worker; zero for ever, null when not stated.</summary>
    public TimeSpan? QueueTimeout { get; init; }
}
