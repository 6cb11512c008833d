using System.Text.Json.Nodes;
using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>A report over a workflow run in the extension host.</summary>
internal sealed class HostedWorkflowReport(LoadedExtension loaded, Func<ExtensionServices> services, string repository)
    : DescribedReport(loaded.Description), IWorkflowReport
{
    public async ValueTask<ReportContent> ExecuteAsync(WorkflowReportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (filesRoot, installed) = ContextShape.FilesRoot(loaded, repository);
        var shape = new JsonObject
        {
            ["scope"] = Scope,
            ["repoDir"] = repository,
            ["workflowId"] = context.WorkflowId,
            ["workflowRunId"] = context.WorkflowRunId,
            ["workflowName"] = context.WorkflowName,
            ["workflowStatus"] = context.Status,
            ["inputs"] = context.Inputs.DeepClone(),
            ["stepExecutions"] = new JsonArray([.. context.Steps.Select(static s => (JsonNode)Step(s))]),
            ["filesRoot"] = filesRoot,
            ["filesInstalled"] = installed,
        };
        return await ReportCall.MakeAsync(loaded, Name, shape, services(), cancellationToken);
    }

    /// <summary>The type is text here, unlike in methods: reports compare it with <c>===</c>.</summary>
    private static JsonObject Step(StepExecution step) => new()
    {
        ["jobName"] = step.JobName,
        ["stepName"] = step.StepName,
        ["modelName"] = step.ModelName,
        ["modelType"] = step.ModelType,
        ["modelId"] = step.ModelId,
        ["methodName"] = step.MethodName,
        ["status"] = step.Status,
        ["dataHandles"] = new JsonArray([.. step.DataHandles.Select(static h => (JsonNode)DataShapes.Handle(h, attributes: null))]),
        ["methodArgs"] = step.MethodArguments.DeepClone(),
        ["globalArgs"] = step.GlobalArguments.DeepClone(),
    };
}
