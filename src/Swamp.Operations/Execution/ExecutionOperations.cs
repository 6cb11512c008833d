using Swamp.Engine.Errors;

namespace Swamp.Operations.Execution;

/// <summary>Operations that run methods and look at what became of runs.</summary>
public static class ExecutionOperations
{
    /// <summary>Runs a method.</summary>
    public static Operation<RunMethodRequest, RunMethodResult> RunMethod { get; } = new()
    {
        Name = "model.method.run",
        Summary = "Run a method of a model and keep what it produces as data.",
        Access = AccessLevel.Write,
        Errors =
        [
            ErrorCodes.ModelNotFound, ErrorCodes.UnknownModelType, ErrorCodes.UnknownMethod, ErrorCodes.NoEvaluatedDefinition, ErrorCodes.ValidationFailed,
            ErrorCodes.InputValidationFailed, ErrorCodes.ExpressionFailed, ErrorCodes.MethodExecutionFailed, ErrorCodes.TimedOut, ErrorCodes.Cancelled,
            ErrorCodes.LockTimeout,
        ],
        Request = static () => ExecutionJsonContext.Default.RunMethodRequest,
        Result = static () => ExecutionJsonContext.Default.RunMethodResult,
        Handler = RunMethodHandler.RunAsync,
    };

    /// <summary>Evaluates a definition.</summary>
    public static Operation<EvaluateModelRequest, EvaluateModelResult> Evaluate { get; } = new()
    {
        Name = "model.evaluate",
        Summary = "Evaluate the expressions of a model and keep the result.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound],
        Request = static () => ExecutionJsonContext.Default.EvaluateModelRequest,
        Result = static () => ExecutionJsonContext.Default.EvaluateModelResult,
        Handler = EvaluateModelHandler.RunAsync,
    };

    /// <summary>Evaluates all definitions.</summary>
    public static Operation<EvaluateModelsRequest, EvaluateModelsResult> EvaluateAll { get; } = new()
    {
        Name = "model.evaluate.all",
        Summary = "Evaluate the expressions of all models, those that others need first, and keep the results.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.CyclicDependency],
        Request = static () => ExecutionJsonContext.Default.EvaluateModelsRequest,
        Result = static () => ExecutionJsonContext.Default.EvaluateModelsResult,
        Handler = EvaluateModelHandler.RunAllAsync,
    };

    /// <summary>Cancels the newest run of a model.</summary>
    public static Operation<CancelModelRequest, CancelModelResult> Cancel { get; } = new()
    {
        Name = "model.cancel",
        Summary = "Cancel the running method of a model, with everything it started.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound],
        Request = static () => ExecutionJsonContext.Default.CancelModelRequest,
        Result = static () => ExecutionJsonContext.Default.CancelModelResult,
        Handler = CancelModelHandler.RunAsync,
    };

    /// <summary>Cancels every running method.</summary>
    public static Operation<CancelModelsRequest, CancelModelsResult> CancelAll { get; } = new()
    {
        Name = "model.cancel.all",
        Summary = "Cancel every running method, with everything they started.",
        Access = AccessLevel.Write,
        Request = static () => ExecutionJsonContext.Default.CancelModelsRequest,
        Result = static () => ExecutionJsonContext.Default.CancelModelsResult,
        Handler = CancelModelHandler.RunAllAsync,
    };

    /// <summary>Shows an output record.</summary>
    public static Operation<OutputRequest, OutputResult> GetOutput { get; } = new()
    {
        Name = "model.output.get",
        Summary = "Show the record of a method run.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound],
        Request = static () => ExecutionJsonContext.Default.OutputRequest,
        Result = static () => ExecutionJsonContext.Default.OutputResult,
        Handler = OutputHandlers.GetAsync,
    };

    /// <summary>Lists output records.</summary>
    public static Operation<OutputSearchRequest, OutputSearchResult> SearchOutputs { get; } = new()
    {
        Name = "model.output.search",
        Summary = "List the records of method runs, newest first.",
        Access = AccessLevel.Read,
        Request = static () => ExecutionJsonContext.Default.OutputSearchRequest,
        Result = static () => ExecutionJsonContext.Default.OutputSearchResult,
        Handler = OutputHandlers.SearchAsync,
    };

    /// <summary>Shows what a run produced.</summary>
    public static Operation<OutputDataRequest, OutputDataResult> GetOutputData { get; } = new()
    {
        Name = "model.output.data",
        Summary = "Show the content of something a method run produced.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound],
        Request = static () => ExecutionJsonContext.Default.OutputDataRequest,
        Result = static () => ExecutionJsonContext.Default.OutputDataResult,
        Handler = OutputHandlers.DataAsync,
    };

    /// <summary>Shows the log of a run.</summary>
    public static Operation<LogRequest, LogResult> GetLogs { get; } = new()
    {
        Name = "model.method.history.logs",
        Summary = "Show the log of a method run.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound],
        Request = static () => ExecutionJsonContext.Default.LogRequest,
        Result = static () => ExecutionJsonContext.Default.LogResult,
        Handler = OutputHandlers.LogsAsync,
    };

    /// <summary>Shows the log items a run produced.</summary>
    public static Operation<OutputLogsRequest, OutputLogsResult> GetOutputLogs { get; } = new()
    {
        Name = "model.output.logs",
        Summary = "Show the log items that a method run produced.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound],
        Request = static () => ExecutionJsonContext.Default.OutputLogsRequest,
        Result = static () => ExecutionJsonContext.Default.OutputLogsResult,
        Handler = OutputHandlers.LogItemsAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [RunMethod, Evaluate, EvaluateAll, Cancel, CancelAll, GetOutput, SearchOutputs, GetOutputData, GetOutputLogs, GetLogs];
}
