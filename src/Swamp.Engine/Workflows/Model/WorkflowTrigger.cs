using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Model;

/// <summary>When a workflow starts by itself, and with what (WF-10).</summary>
public sealed record WorkflowTrigger
{
    /// <summary>Cron text of five fields, or six with seconds in front; null when only webhooks start it.</summary>
    public string? Schedule { get; init; }

    /// <summary>Inputs of runs that were triggered; null for none.</summary>
    public JsonObject? Inputs { get; init; }
}
