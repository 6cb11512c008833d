using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows;

namespace Swamp.Operations.Workflows;

/// <summary>Operations on workflow files. What runs them is in <c>WorkflowRunOperations</c>.</summary>
public static class WorkflowOperations
{
    /// <summary>Creates a workflow (WFC-5).</summary>
    public static Operation<CreateWorkflowRequest, CreateWorkflowResult> Create { get; } = new()
    {
        Name = "workflow.create",
        Summary = "Create a workflow with an example step in it.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowExists, ErrorCodes.InvalidArgument],
        Request = static () => WorkflowJsonContext.Default.CreateWorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.CreateWorkflowResult,
        Handler = CreateWorkflowHandler.RunAsync,
    };

    /// <summary>Shows a workflow (WFC-10).</summary>
    public static Operation<WorkflowRequest, GetWorkflowResult> Get { get; } = new()
    {
        Name = "workflow.get",
        Summary = "Show a workflow: its inputs, jobs and steps.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InvalidWorkflow],
        Request = static () => WorkflowJsonContext.Default.WorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.GetWorkflowResult,
        Handler = GetWorkflowHandler.RunAsync,
    };

    /// <summary>Reads the text of a workflow file, broken or not.</summary>
    public static Operation<WorkflowRequest, WorkflowSourceResult> GetSource { get; } = new()
    {
        Name = "workflow.source",
        Summary = "Show the file of a workflow as it is written.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound],
        Request = static () => WorkflowJsonContext.Default.WorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.WorkflowSourceResult,
        Handler = EditWorkflowHandlers.SourceAsync,
    };

    /// <summary>Replaces the text of a workflow file (WFC-15).</summary>
    public static Operation<EditWorkflowRequest, EditWorkflowResult> Edit { get; } = new()
    {
        Name = "workflow.edit",
        Summary = "Edit the file of a workflow, in an editor or from standard input.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InvalidWorkflow, ErrorCodes.InvalidDocument, ErrorCodes.WorkflowExists, ErrorCodes.Conflict],
        Request = static () => WorkflowJsonContext.Default.EditWorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.EditWorkflowResult,
        Handler = EditWorkflowHandlers.EditAsync,
    };

    /// <summary>Deletes a workflow (WFC-16).</summary>
    public static Operation<DeleteWorkflowRequest, DeleteWorkflowResult> Delete { get; } = new()
    {
        Name = "workflow.delete",
        Summary = "Delete a workflow with the records of its runs.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.Conflict],
        Request = static () => WorkflowJsonContext.Default.DeleteWorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.DeleteWorkflowResult,
        Handler = DeleteWorkflowHandler.RunAsync,
    };

    /// <summary>Validates one workflow (WFC-20).</summary>
    public static Operation<WorkflowRequest, ValidateWorkflowResult> Validate { get; } = new()
    {
        Name = "workflow.validate",
        Summary = "Say everything that is wrong with a workflow before it runs.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound],
        Request = static () => WorkflowJsonContext.Default.WorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.ValidateWorkflowResult,
        Handler = ValidateWorkflowHandlers.OneAsync,
    };

    /// <summary>Validates all workflows (WFC-20).</summary>
    public static Operation<ValidateWorkflowsRequest, ValidateWorkflowsResult> ValidateAll { get; } = new()
    {
        Name = "workflow.validate.all",
        Summary = "Say everything that is wrong with the workflows of the repository.",
        Access = AccessLevel.Read,
        Request = static () => WorkflowJsonContext.Default.ValidateWorkflowsRequest,
        Result = static () => WorkflowJsonContext.Default.ValidateWorkflowsResult,
        Handler = ValidateWorkflowHandlers.AllAsync,
    };

    /// <summary>Evaluates one workflow (WFC-21).</summary>
    public static Operation<EvaluateWorkflowRequest, EvaluatedWorkflowView> Evaluate { get; } = new()
    {
        Name = "workflow.evaluate",
        Summary = "Evaluate the expressions of a workflow that have a value before it runs, and keep the copy.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InputValidationFailed],
        Request = static () => WorkflowJsonContext.Default.EvaluateWorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.EvaluatedWorkflowView,
        Handler = EvaluateWorkflowHandlers.OneAsync,
    };

    /// <summary>Evaluates all workflows (WFC-21).</summary>
    public static Operation<EvaluateWorkflowsRequest, EvaluateWorkflowsResult> EvaluateAll { get; } = new()
    {
        Name = "workflow.evaluate.all",
        Summary = "Evaluate all workflows of the repository, and keep the copies.",
        Access = AccessLevel.Write,
        Request = static () => WorkflowJsonContext.Default.EvaluateWorkflowsRequest,
        Result = static () => WorkflowJsonContext.Default.EvaluateWorkflowsResult,
        Handler = EvaluateWorkflowHandlers.AllAsync,
    };

    /// <summary>The JSON Schemas of the parts of workflow files (WFC-22).</summary>
    public static Operation<WorkflowSchemasRequest, JsonObject> Schemas { get; } = new()
    {
        Name = "workflow.schema.get",
        Summary = "Print the JSON Schemas of workflows, jobs, steps, tasks and conditions.",
        Access = AccessLevel.Read,
        NeedsRepository = false,
        Request = static () => WorkflowJsonContext.Default.WorkflowSchemasRequest,
        Result = static () => WorkflowJsonContext.Default.JsonObject,
        Handler = static (_, _, _) => Task.FromResult(new JsonObject(
            WorkflowSchema.Parts.Select(static part => KeyValuePair.Create(part, (JsonNode?)WorkflowSchema.CreatePart(part))))),
    };

    /// <summary>Lists workflows (WFC-23).</summary>
    public static Operation<SearchWorkflowsRequest, SearchWorkflowsResult> Search { get; } = new()
    {
        Name = "workflow.search",
        Summary = "List the workflows of the repository.",
        Access = AccessLevel.Read,
        Request = static () => WorkflowJsonContext.Default.SearchWorkflowsRequest,
        Result = static () => WorkflowJsonContext.Default.SearchWorkflowsResult,
        Handler = SearchWorkflowsHandler.RunAsync,
    };

    /// <summary>Overrides the trigger of a workflow (WFC-55).</summary>
    public static Operation<TriggerSetRequest, TriggerSetResult> TriggerSet { get; } = new()
    {
        Name = "workflow.trigger.set",
        Summary = "Let a server start a workflow at times that its file does not say.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.WorkflowNotFound, ErrorCodes.InvalidArgument],
        Request = static () => WorkflowJsonContext.Default.TriggerSetRequest,
        Result = static () => WorkflowJsonContext.Default.TriggerSetResult,
        Handler = TriggerHandlers.SetAsync,
    };

    /// <summary>Shows when a workflow starts by itself (WFC-55).</summary>
    public static Operation<WorkflowRequest, TriggerGetResult> TriggerGet { get; } = new()
    {
        Name = "workflow.trigger.get",
        Summary = "Show when a workflow starts by itself: by its file, by an override, in effect.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.WorkflowNotFound],
        Request = static () => WorkflowJsonContext.Default.WorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.TriggerGetResult,
        Handler = TriggerHandlers.GetAsync,
    };

    /// <summary>Removes the override of a trigger (WFC-55).</summary>
    public static Operation<WorkflowRequest, TriggerRemoveResult> TriggerRemove { get; } = new()
    {
        Name = "workflow.trigger.remove",
        Summary = "Remove the override of a workflow's trigger.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.NotFound],
        Request = static () => WorkflowJsonContext.Default.WorkflowRequest,
        Result = static () => WorkflowJsonContext.Default.TriggerRemoveResult,
        Handler = TriggerHandlers.RemoveAsync,
    };

    /// <summary>Reads every workflow file (WFC-56).</summary>
    public static Operation<DoctorWorkflowsRequest, DoctorWorkflowsResult> Doctor { get; } = new()
    {
        Name = "doctor.workflows",
        Summary = "Check whether every workflow file can be read.",
        Access = AccessLevel.Read,
        Request = static () => WorkflowJsonContext.Default.DoctorWorkflowsRequest,
        Result = static () => WorkflowJsonContext.Default.DoctorWorkflowsResult,
        Handler = DoctorWorkflowsHandler.RunAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } =
        [Create, Get, GetSource, Edit, Delete, Validate, ValidateAll, Evaluate, EvaluateAll, Schemas, Search, TriggerSet, TriggerGet, TriggerRemove, Doctor];
}
