using Swamp.Engine.Errors;

namespace Swamp.Operations.WorkflowRuns;

/// <summary>Operations that run workflows and look at their runs.</summary>
public static class WorkflowRunOperations
{
    /// <summary>Runs a workflow (WFC-30). A run that failed or was cancelled is a result, not an error.</summary>
    public static Operation<RunWorkflowRequest, WorkflowRunResult> Run { get; } = new()
    {
        Name = "workflow.run",
        Summary = "Run a workflow.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InvalidWorkflow, ErrorCodes.InputValidationFailed, ErrorCodes.CyclicDependency, ErrorCodes.NoEvaluatedWorkflow, ErrorCodes.InvalidArgument],
        Request = static () => WorkflowRunsJsonContext.Default.RunWorkflowRequest,
        Result = static () => WorkflowRunsJsonContext.Default.WorkflowRunResult,
        Handler = WorkflowRunHandlers.RunAsync,
    };

    /// <summary>Goes on with a run (WFC-52).</summary>
    public static Operation<ResumeWorkflowRequest, WorkflowRunResult> Resume { get; } = new()
    {
        Name = "workflow.resume",
        Summary = "Go on with a run that waits or was cut off, or start a failed one over from a step.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InvalidWorkflow, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.InputValidationFailed],
        Request = static () => WorkflowRunsJsonContext.Default.ResumeWorkflowRequest,
        Result = static () => WorkflowRunsJsonContext.Default.WorkflowRunResult,
        Handler = WorkflowRunHandlers.ResumeAsync,
    };

    /// <summary>Cancels runs (WFC-53).</summary>
    public static Operation<CancelWorkflowRequest, CancelWorkflowResult> Cancel { get; } = new()
    {
        Name = "workflow.cancel",
        Summary = "Cancel a run with everything it started.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.InvalidArgument],
        Request = static () => WorkflowRunsJsonContext.Default.CancelWorkflowRequest,
        Result = static () => WorkflowRunsJsonContext.Default.CancelWorkflowResult,
        Handler = CancelWorkflowHandler.RunAsync,
    };

    /// <summary>Approves a step (WFC-51).</summary>
    public static Operation<DecideRequest, DecideResult> Approve { get; } = new()
    {
        Name = "workflow.approve",
        Summary = "Answer yes to a step that waits for an approval.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.TimedOut],
        Request = static () => WorkflowRunsJsonContext.Default.DecideRequest,
        Result = static () => WorkflowRunsJsonContext.Default.DecideResult,
        Handler = ApprovalHandlers.ApproveAsync,
    };

    /// <summary>Rejects a step (WFC-51).</summary>
    public static Operation<DecideRequest, DecideResult> Reject { get; } = new()
    {
        Name = "workflow.reject",
        Summary = "Answer no to a step that waits for an approval; steps that ask for a failure run, then the run has failed.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.TimedOut],
        Request = static () => WorkflowRunsJsonContext.Default.DecideRequest,
        Result = static () => WorkflowRunsJsonContext.Default.DecideResult,
        Handler = ApprovalHandlers.RejectAsync,
    };

    /// <summary>Lists open approvals (WFC-50).</summary>
    public static Operation<ApprovalsRequest, ApprovalsResult> Approvals { get; } = new()
    {
        Name = "workflow.approvals",
        Summary = "List the steps that wait for an approval.",
        Access = AccessLevel.Read,
        Request = static () => WorkflowRunsJsonContext.Default.ApprovalsRequest,
        Result = static () => WorkflowRunsJsonContext.Default.ApprovalsResult,
        Handler = ApprovalHandlers.ListAsync,
    };

    /// <summary>Shows a run (WFC-45).</summary>
    public static Operation<WorkflowHistoryRequest, WorkflowRunResult> History { get; } = new()
    {
        Name = "workflow.history.get",
        Summary = "Show a run: its jobs, steps and what they wrote.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict],
        Request = static () => WorkflowRunsJsonContext.Default.WorkflowHistoryRequest,
        Result = static () => WorkflowRunsJsonContext.Default.WorkflowRunResult,
        Handler = HistoryHandlers.GetAsync,
    };

    /// <summary>Reads the log of a run (WFC-46).</summary>
    public static Operation<WorkflowLogRequest, WorkflowLogResult> Logs { get; } = new()
    {
        Name = "workflow.history.logs",
        Summary = "Show the log of a run, or its end.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict],
        Request = static () => WorkflowRunsJsonContext.Default.WorkflowLogRequest,
        Result = static () => WorkflowRunsJsonContext.Default.WorkflowLogResult,
        Handler = HistoryHandlers.LogsAsync,
    };

    /// <summary>Lists runs (WFC-39, WFC-46).</summary>
    public static Operation<RunSearchRequest, RunSearchResult> Search { get; } = new()
    {
        Name = "workflow.run.search",
        Summary = "List the runs of workflows, newest first.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => WorkflowRunsJsonContext.Default.RunSearchRequest,
        Result = static () => WorkflowRunsJsonContext.Default.RunSearchResult,
        Handler = HistoryHandlers.SearchAsync,
    };

    /// <summary>Watches a run of another process.</summary>
    public static Operation<AttachRequest, WorkflowRunResult> Attach { get; } = new()
    {
        Name = "run.attach",
        Summary = "Watch a run of a workflow until it ends; ending the watch does not touch it.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict],
        Request = static () => WorkflowRunsJsonContext.Default.AttachRequest,
        Result = static () => WorkflowRunsJsonContext.Default.WorkflowRunResult,
        Handler = AttachHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Run, Resume, Cancel, Approve, Reject, Approvals, History, Logs, Search, Attach];
}
