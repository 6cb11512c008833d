using System.Text.Json.Nodes;

namespace Swamp.Operations.Workflows;

/// <summary>An evaluated workflow (WFC-21).</summary>
public sealed record EvaluatedWorkflowView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there was anything to evaluate.</summary>
    public required bool HadExpressions { get; init; }

    /// <summary>True when loops were written out.</summary>
    public bool? ForEachExpanded { get; init; }

    /// <summary>Absolute path of the evaluated copy.</summary>
    public required string OutputPath { get; init; }

    /// <summary>The evaluated jobs, when one workflow was asked for; a step that does not run with <c>raw</c> by default says in <c>effectiveDriver</c> how it runs and who says so.</summary>
    public JsonArray? Jobs { get; init; }
}
