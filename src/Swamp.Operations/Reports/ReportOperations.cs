using Swamp.Engine.Errors;

namespace Swamp.Operations.Reports;

/// <summary>Operations on reports.</summary>
public static class ReportOperations
{
    /// <summary>Finds stored reports (REP-30).</summary>
    public static Operation<ReportSearchRequest, ReportSearchResult> Search { get; } = new()
    {
        Name = "report.search",
        Summary = "List the reports that runs have made, newest first.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.ModelNotFound, ErrorCodes.WorkflowNotFound],
        Request = static () => ReportJsonContext.Default.ReportSearchRequest,
        Result = static () => ReportJsonContext.Default.ReportSearchResult,
        Handler = ReportSearchHandler.RunAsync,
    };

    /// <summary>Shows a stored report (REP-31).</summary>
    public static Operation<ReportGetRequest, ReportGetResult> Get { get; } = new()
    {
        Name = "report.get",
        Summary = "Show a report that a run has made.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound, ErrorCodes.InvalidArgument, ErrorCodes.ModelNotFound, ErrorCodes.WorkflowNotFound],
        Request = static () => ReportJsonContext.Default.ReportGetRequest,
        Result = static () => ReportJsonContext.Default.ReportGetResult,
        Handler = ReportGetHandler.RunAsync,
    };

    /// <summary>Describes a report (REP-36).</summary>
    public static Operation<ReportDescribeRequest, ReportDescribeResult> Describe { get; } = new()
    {
        Name = "report.describe",
        Summary = "Show what a report tells, and when it is made.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.NotFound],
        Request = static () => ReportJsonContext.Default.ReportDescribeRequest,
        Result = static () => ReportJsonContext.Default.ReportDescribeResult,
        Handler = ReportTypesHandlers.DescribeAsync,
    };

    /// <summary>Lists the reports that can be made (REP-37).</summary>
    public static Operation<ReportTypesRequest, ReportTypesResult> Types { get; } = new()
    {
        Name = "report.type.search",
        Summary = "List the reports that can be made here.",
        Access = AccessLevel.Read,
        Request = static () => ReportJsonContext.Default.ReportTypesRequest,
        Result = static () => ReportJsonContext.Default.ReportTypesResult,
        Handler = ReportTypesHandlers.SearchAsync,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Search, Get, Describe, Types];
}
