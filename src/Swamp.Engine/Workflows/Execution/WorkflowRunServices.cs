using Swamp.Engine.Execution;
using Swamp.Engine.Reports;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What running workflows takes.</summary>
public sealed record WorkflowRunServices
{
    /// <summary>What running methods takes.</summary>
    public required MethodRunServices Methods { get; init; }

    /// <summary>The workflows.</summary>
    public required IWorkflowStore Workflows { get; init; }

    /// <summary>The runs.</summary>
    public required IWorkflowRunStore Runs { get; init; }

    /// <summary>What expressions see.</summary>
    public required IWorkflowScopes Scopes { get; init; }

    /// <summary>The reports that may follow a run.</summary>
    public IReadOnlyList<IWorkflowReport> Reports { get; init; } = [];

    /// <summary>Reports that workflows name; null when there are only the built-in ones.</summary>
    public IWorkflowReportSource? ReportSource { get; init; }

    /// <summary>The most steps that run at the same time (<c>SWAMP_MAX_CONCURRENT_STEPS</c>); null for the default.</summary>
    public int? MaxConcurrentSteps { get; init; }
}
