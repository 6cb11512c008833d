using Swamp.Engine.Errors;

namespace Swamp.Operations.Runs;

/// <summary>Operations on runs and their records (TRK-10 to TRK-20).</summary>
public static class RunOperations
{
    /// <summary>Lists runs.</summary>
    public static Operation<RunHistoryRequest, RunHistoryResult> History { get; } = new()
    {
        Name = "run.history",
        Summary = "List the runs that are under way or started lately.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => RunJsonContext.Default.RunHistoryRequest,
        Result = static () => RunJsonContext.Default.RunHistoryResult,
        Handler = RunHistoryHandler.RunAsync,
    };

    /// <summary>Looks for runs whose process is gone.</summary>
    public static Operation<RunDoctorRequest, RunDoctorResult> Doctor { get; } = new()
    {
        Name = "run.doctor",
        Summary = "Find runs whose process is gone, and mark them as failed.",
        Access = AccessLevel.Write,
        Request = static () => RunJsonContext.Default.RunDoctorRequest,
        Result = static () => RunJsonContext.Default.RunDoctorResult,
        Handler = RunDoctorHandler.RunAsync,
    };

    /// <summary>Removes old records.</summary>
    public static Operation<RunGcRequest, RunGcResult> Gc { get; } = new()
    {
        Name = "run.gc",
        Summary = "Remove old records of runs with their logs.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.LockTimeout],
        Request = static () => RunJsonContext.Default.RunGcRequest,
        Result = static () => RunJsonContext.Default.RunGcResult,
        Handler = RunGcHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Doctor, Gc, History];
}
