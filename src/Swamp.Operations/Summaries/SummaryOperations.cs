using Swamp.Engine.Errors;

namespace Swamp.Operations.Summaries;

/// <summary>Operations that tell what happened.</summary>
public static class SummaryOperations
{
    /// <summary>Sums up runs and data (SUM-1).</summary>
    public static Operation<SummaryRequest, SummaryResult> Get { get; } = new()
    {
        Name = "summary.get",
        Summary = "Sum up what ran lately and what is stored.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => SummaryJsonContext.Default.SummaryRequest,
        Result = static () => SummaryJsonContext.Default.SummaryResult,
        Handler = SummaryHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Get];
}
