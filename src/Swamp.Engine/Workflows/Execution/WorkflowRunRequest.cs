using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Reports;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>A workflow to run (WFC-30).</summary>
public sealed record WorkflowRunRequest
{
    /// <summary>The workflow.</summary>
    public required StoredWorkflow Workflow { get; init; }

    /// <summary>Its inputs, as given.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Tags for the run and its data; they win over those of the workflow.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Checks to leave out.</summary>
    public CheckSelection Checks { get; init; } = CheckSelection.All;

    /// <summary>Reports to make.</summary>
    public ReportSelection Reports { get; init; } = ReportSelection.All;

    /// <summary>Failed assertions below this severity are tolerated; null for none (WF-82).</summary>
    public AssertSeverity? FailOn { get; init; }

    /// <summary>Time limit of the run; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether methods use the stored evaluation of their definitions.</summary>
    public bool UseLastEvaluated { get; init; }

    /// <summary>The driver that the caller asks for; it wins over everything that files say. Null for none. Nested runs do not inherit it (DRV-15).</summary>
    public DriverSetting? Driver { get; init; }

    /// <summary>What started it: <c>manual</c>, <c>schedule</c>, <c>webhook</c> or <c>api</c>.</summary>
    public string TriggerSource { get; init; } = "manual";

    /// <summary>Where the run stands below another one; null for one of its own.</summary>
    internal RunParent? Parent { get; init; }
}
