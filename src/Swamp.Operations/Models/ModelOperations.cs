using Swamp.Engine.Errors;

namespace Swamp.Operations.Models;

/// <summary>Operations on model types and definitions.</summary>
public static class ModelOperations
{
    /// <summary>Lists model types (TYPE-30).</summary>
    public static Operation<SearchTypesRequest, SearchTypesResult> SearchTypes { get; } = new()
    {
        Name = "model.type.search",
        Summary = "List the model types that can be used here.",
        Access = AccessLevel.Read,
        Request = static () => ModelJsonContext.Default.SearchTypesRequest,
        Result = static () => ModelJsonContext.Default.SearchTypesResult,
        Handler = SearchTypesHandler.RunAsync,
    };

    /// <summary>Describes a model type (TYPE-31).</summary>
    public static Operation<DescribeTypeRequest, DescribeTypeResult> DescribeType { get; } = new()
    {
        Name = "model.type.describe",
        Summary = "Show what a model type takes and produces: schemas, methods, outputs.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.UnknownModelType],
        Request = static () => ModelJsonContext.Default.DescribeTypeRequest,
        Result = static () => ModelJsonContext.Default.DescribeTypeResult,
        Handler = DescribeTypeHandler.RunAsync,
    };

    /// <summary>Describes a method (TYPE-34).</summary>
    public static Operation<DescribeMethodRequest, DescribeMethodResult> DescribeMethod { get; } = new()
    {
        Name = "model.method.describe",
        Summary = "Show what a method of a model takes and produces.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.UnknownModelType, ErrorCodes.UnknownMethod],
        Request = static () => ModelJsonContext.Default.DescribeMethodRequest,
        Result = static () => ModelJsonContext.Default.DescribeMethodResult,
        Handler = DescribeMethodHandler.RunAsync,
    };

    /// <summary>Shows a definition (MOD-10).</summary>
    public static Operation<GetModelRequest, GetModelResult> Get { get; } = new()
    {
        Name = "model.get",
        Summary = "Show a model: its arguments, its type and the methods it has.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.InvalidDefinition],
        Request = static () => ModelJsonContext.Default.GetModelRequest,
        Result = static () => ModelJsonContext.Default.GetModelResult,
        Handler = GetModelHandler.RunAsync,
    };

    /// <summary>Lists definitions (MOD-15).</summary>
    public static Operation<SearchModelsRequest, SearchModelsResult> Search { get; } = new()
    {
        Name = "model.search",
        Summary = "List the models of the repository.",
        Access = AccessLevel.Read,
        Request = static () => ModelJsonContext.Default.SearchModelsRequest,
        Result = static () => ModelJsonContext.Default.SearchModelsResult,
        Handler = SearchModelsHandler.RunAsync,
    };

    /// <summary>Creates a definition (MOD-1).</summary>
    public static Operation<CreateModelRequest, CreateModelResult> Create { get; } = new()
    {
        Name = "model.create",
        Summary = "Create a model of a type.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.UnknownModelType, ErrorCodes.ModelExists, ErrorCodes.InvalidArgument, ErrorCodes.ValidationFailed, ErrorCodes.LiteralSensitiveGlobalArg],
        Request = static () => ModelJsonContext.Default.CreateModelRequest,
        Result = static () => ModelJsonContext.Default.CreateModelResult,
        Handler = CreateModelHandler.RunAsync,
    };

    /// <summary>Reads the text of a definition file.</summary>
    public static Operation<GetModelSourceRequest, GetModelSourceResult> GetSource { get; } = new()
    {
        Name = "model.source",
        Summary = "Show the file of a model as it is written.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound],
        Request = static () => ModelJsonContext.Default.GetModelSourceRequest,
        Result = static () => ModelJsonContext.Default.GetModelSourceResult,
        Handler = GetModelSourceHandler.RunAsync,
    };

    /// <summary>Replaces the text of a definition file (MOD-20).</summary>
    public static Operation<EditModelRequest, EditModelResult> Edit { get; } = new()
    {
        Name = "model.edit",
        Summary = "Edit the file of a model, in an editor or from standard input.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.InvalidDefinition, ErrorCodes.InvalidDocument, ErrorCodes.ModelExists, ErrorCodes.Conflict, ErrorCodes.LiteralSensitiveGlobalArg],
        Request = static () => ModelJsonContext.Default.EditModelRequest,
        Result = static () => ModelJsonContext.Default.EditModelResult,
        Handler = EditModelHandler.RunAsync,
    };

    /// <summary>Deletes a definition (MOD-30).</summary>
    public static Operation<DeleteModelRequest, DeleteModelResult> Delete { get; } = new()
    {
        Name = "model.delete",
        Summary = "Delete a model and what it left behind.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.Conflict],
        Request = static () => ModelJsonContext.Default.DeleteModelRequest,
        Result = static () => ModelJsonContext.Default.DeleteModelResult,
        Handler = DeleteModelHandler.RunAsync,
    };

    /// <summary>Validates one definition (MOD-40).</summary>
    public static Operation<ValidateModelRequest, ValidateModelResult> Validate { get; } = new()
    {
        Name = "model.validate",
        Summary = "Say everything that is wrong with a model before it runs.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound, ErrorCodes.UnknownModelType],
        Request = static () => ModelJsonContext.Default.ValidateModelRequest,
        Result = static () => ModelJsonContext.Default.ValidateModelResult,
        Handler = ValidateModelHandler.RunAsync,
    };

    /// <summary>Validates all definitions (MOD-40).</summary>
    public static Operation<ValidateModelsRequest, ValidateModelsResult> ValidateAll { get; } = new()
    {
        Name = "model.validate.all",
        Summary = "Say everything that is wrong with the models of the repository.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.ModelNotFound],
        Request = static () => ModelJsonContext.Default.ValidateModelsRequest,
        Result = static () => ModelJsonContext.Default.ValidateModelsResult,
        Handler = ValidateModelsHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [SearchTypes, DescribeType, DescribeMethod, Get, Search, Create, GetSource, Edit, Delete, Validate, ValidateAll];
}
