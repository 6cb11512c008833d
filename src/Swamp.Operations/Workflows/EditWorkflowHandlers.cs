using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Operations.Workflows;

/// <summary>Reads and replaces the text of workflow files (WFC-15). A broken file can be opened and mended, not replaced blindly.</summary>
internal static class EditWorkflowHandlers
{
    public static async Task<WorkflowSourceResult> SourceAsync(WorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        if (await session.Workflows.FindBrokenAsync(request.Workflow, cancellationToken) is { } broken)
        {
            return new WorkflowSourceResult(broken.Path, request.Workflow, "unknown", broken.Text);
        }

        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        return new WorkflowSourceResult(stored.Path, stored.Workflow.Name, stored.Workflow.Id, stored.Text);
    }

    public static async Task<EditWorkflowResult> EditAsync(EditWorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        if (await session.Workflows.FindBrokenAsync(request.Workflow, cancellationToken) is { } broken)
        {
            return request.Editor is null
                ? throw new SwampException(
                    broken.Error with { Message = $"The file of '{request.Workflow}' is broken, so its id is not known: {broken.Error.Message}", Hint = $"swamp workflow edit {request.Workflow}" })
                : await MendAsync(session.Workflows, broken, request, cancellationToken);
        }

        var stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        if (request.ExpectedYaml is { } expected && expected != stored.Text)
        {
            throw new SwampException(ErrorCodes.Conflict, $"{Path.GetFileName(stored.Path)} was changed by somebody else meanwhile.", $"swamp workflow edit {stored.Workflow.Name}");
        }

        var source = request.Editor is null ? "stdin" : Path.GetFileName(stored.Path);
        var (document, workflow) = Read(request.Yaml, source, stored);
        if (workflow.Name != stored.Workflow.Name)
        {
            WorkflowName.RequireCreatable(workflow.Name);
        }

        var written = await session.Workflows.ReplaceTextAsync(stored, document.Text, stored.Hash, cancellationToken);
        return ResultOf(written, request.Editor);
    }

    private static async Task<EditWorkflowResult> MendAsync(IWorkflowStore workflows, BrokenWorkflow broken, EditWorkflowRequest request, CancellationToken cancellationToken)
    {
        var expected = request.ExpectedYaml is null ? broken : broken with { Text = request.ExpectedYaml };
        return ResultOf(await workflows.MendAsync(expected, request.Yaml, cancellationToken), request.Editor);
    }

    private static EditWorkflowResult ResultOf(StoredWorkflow written, string? editor) => new()
    {
        Path = written.Path,
        Editor = editor,
        Status = editor is null ? "updated" : "opened",
        Name = written.Workflow.Name,
        Id = written.Workflow.Id,
    };

    private static (YamlDocument Document, Workflow Workflow) Read(string yaml, string source, StoredWorkflow stored)
    {
        try
        {
            var document = YamlDocument.Parse(yaml, source);
            if (document.Root?.Resolved is YamlMapping)
            {
                document = document.With(["id"], JsonValue.Create(stored.Workflow.Id));
            }

            return (document, WorkflowReader.Read(document, source));
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidDocument or ErrorCodes.InvalidWorkflow)
        {
            throw new SwampException(
                exception.Error with { Message = $"Invalid YAML from {source}: {exception.Error.Message} '{stored.Workflow.Name}' was not changed." }, exception);
        }
    }
}
