using System.Text.Json.Nodes;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>A step to be run.</summary>
/// <param name="Unit">The step of the workflow that it belongs to.</param>
/// <param name="Run">Its record.</param>
/// <param name="Value">The element of an iteration; null for a single step.</param>
internal sealed record StepItem(UnitState Unit, StepRun Run, JsonNode? Value)
{
    /// <summary>Its job.</summary>
    public string JobName => Unit.Job.Run.Name;

    /// <summary>What the workflow says about it.</summary>
    public WorkflowStep Step => Unit.Step;
}
