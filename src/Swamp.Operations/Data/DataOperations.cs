using Swamp.Engine.Errors;

namespace Swamp.Operations.Data;

/// <summary>Operations on data items (DCMD-1 to DCMD-17).</summary>
public static class DataOperations
{
    /// <summary>Shows an item.</summary>
    public static Operation<DataGetRequest, DataGetResult> Get { get; } = new()
    {
        Name = "data.get",
        Summary = "Show a data item: its content and where it came from.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound, ErrorCodes.DataCorrupt, ErrorCodes.InvalidArgument],
        Request = static () => DataJsonContext.Default.DataGetRequest,
        Result = static () => DataJsonContext.Default.DataGetResult,
        Handler = DataGetHandler.RunAsync,
    };

    /// <summary>Lists the items of a model or workflow run.</summary>
    public static Operation<DataListRequest, DataListResult> List { get; } = new()
    {
        Name = "data.list",
        Summary = "List the data items of a model or of a workflow run.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound, ErrorCodes.InvalidArgument],
        Request = static () => DataJsonContext.Default.DataListRequest,
        Result = static () => DataJsonContext.Default.DataListResult,
        Handler = DataListHandler.RunAsync,
    };

    /// <summary>Lists the versions of an item.</summary>
    public static Operation<DataVersionsRequest, DataVersionsResult> Versions { get; } = new()
    {
        Name = "data.versions",
        Summary = "List the versions of a data item, newest first.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound, ErrorCodes.InvalidArgument],
        Request = static () => DataJsonContext.Default.DataVersionsRequest,
        Result = static () => DataJsonContext.Default.DataVersionsResult,
        Handler = DataVersionsHandler.RunAsync,
    };

    /// <summary>Searches items by simple conditions.</summary>
    public static Operation<DataSearchRequest, DataSearchResult> Search { get; } = new()
    {
        Name = "data.search",
        Summary = "Find data items by name, kind, tags, age and owner.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.InvalidArgument],
        Request = static () => DataJsonContext.Default.DataSearchRequest,
        Result = static () => DataJsonContext.Default.DataSearchResult,
        Handler = DataSearchHandler.RunAsync,
    };

    /// <summary>Answers a query.</summary>
    public static Operation<QueryDataRequest, QueryDataResult> Query { get; } = new()
    {
        Name = "data.query",
        Summary = "Find data with an expression over its fields, attributes and tags.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.QueryFailed, ErrorCodes.InvalidArgument],
        Request = static () => DataJsonContext.Default.QueryDataRequest,
        Result = static () => DataJsonContext.Default.QueryDataResult,
        Handler = QueryDataHandler.RunAsync,
    };

    /// <summary>Renames an item.</summary>
    public static Operation<DataRenameRequest, DataRenameResult> Rename { get; } = new()
    {
        Name = "data.rename",
        Summary = "Rename a data item; the old name forwards to the new one.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.InvalidArgument, ErrorCodes.LockTimeout],
        Request = static () => DataJsonContext.Default.DataRenameRequest,
        Result = static () => DataJsonContext.Default.DataRenameResult,
        Handler = DataRenameHandler.RunAsync,
    };

    /// <summary>Deletes items or versions.</summary>
    public static Operation<DataDeleteRequest, DataDeleteResult> Delete { get; } = new()
    {
        Name = "data.delete",
        Summary = "Delete a data item, one of its versions, or many items of a model.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.NotFound, ErrorCodes.InvalidArgument, ErrorCodes.LockTimeout],
        Request = static () => DataJsonContext.Default.DataDeleteRequest,
        Result = static () => DataJsonContext.Default.DataDeleteResult,
        Handler = DataDeleteHandler.RunAsync,
    };

    /// <summary>Collects garbage.</summary>
    public static Operation<DataGcRequest, DataGcResult> Gc { get; } = new()
    {
        Name = "data.gc",
        Summary = "Remove expired data items and surplus versions.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.LockTimeout],
        Request = static () => DataJsonContext.Default.DataGcRequest,
        Result = static () => DataJsonContext.Default.DataGcResult,
        Handler = DataGcHandler.RunAsync,
    };

    /// <summary>Removes data of models that are gone.</summary>
    public static Operation<DataPruneRequest, DataPruneResult> Prune { get; } = new()
    {
        Name = "data.prune",
        Summary = "Remove the data of models that no longer exist.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidDefinition, ErrorCodes.LockTimeout],
        Request = static () => DataJsonContext.Default.DataPruneRequest,
        Result = static () => DataJsonContext.Default.DataPruneResult,
        Handler = DataPruneHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Get, List, Versions, Search, Query, Rename, Delete, Gc, Prune];
}
