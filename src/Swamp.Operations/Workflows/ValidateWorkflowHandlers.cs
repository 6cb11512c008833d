using Swamp.Engine.Errors;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Validation;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Workflows;

/// <summary>Validates workflows (WFC-20). A file that cannot be read is a failed validation, not a missing workflow (WF-34).</summary>
internal static class ValidateWorkflowHandlers
{
    public static async Task<ValidateWorkflowResult> OneAsync(WorkflowRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        StoredWorkflow stored;
        try
        {
            stored = await session.Workflows.GetAsync(request.Workflow, cancellationToken);
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.InvalidWorkflow or ErrorCodes.InvalidDocument)
        {
            return Broken(request.Workflow, exception.Error.Location?.File, exception.Error);
        }

        return await ValidateAsync(session, stored, cancellationToken);
    }

    public static async Task<ValidateWorkflowsResult> AllAsync(ValidateWorkflowsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var broken = new List<ValidateWorkflowResult>();
        var all = await session.Workflows.ListAsync((path, error) => broken.Add(Broken(NameOf(path), ShownPath(session, path), error)), cancellationToken);
        List<ValidateWorkflowResult> results = [.. broken.OrderBy(static result => result.WorkflowName, StringComparer.Ordinal)];
        foreach (var stored in all)
        {
            results.Add(await ValidateAsync(session, stored, cancellationToken));
        }

        return new ValidateWorkflowsResult
        {
            Workflows = results,
            TotalPassed = results.Count(static result => result.Passed),
            TotalFailed = results.Count(static result => !result.Passed),
            TotalWarnings = results.Sum(static result => result.TotalWarnings),
            Passed = results.TrueForAll(static result => result.Passed),
        };
    }

    private static async Task<ValidateWorkflowResult> ValidateAsync(RepositorySession session, StoredWorkflow stored, CancellationToken cancellationToken)
    {
        var checks = await new WorkflowValidator(session.Workflows, session.Definitions, session.ModelTypes).ValidateAsync(stored, cancellationToken);
        return ResultOf(stored.Workflow.Id, stored.Workflow.Name, checks);
    }

    private static ValidateWorkflowResult Broken(string name, string? path, SwampError error)
    {
        var place = error.Location is { } location ? $" (file: {location})" : path is null ? "" : $" (file: {path})";
        return ResultOf("", name, [WorkflowCheck.OfBroken($"{error.Message}{(error.Hint is null ? "" : $" {error.Hint}")}{place}")]);
    }

    private static ValidateWorkflowResult ResultOf(string id, string name, IReadOnlyList<WorkflowCheck> checks) => new()
    {
        WorkflowId = id,
        WorkflowName = name,
        Validations = [.. checks.Select(static check => new WorkflowCheckView(check.Name, check.Passed, check.IsWarning ? true : null, check.Error))],
        TotalWarnings = checks.Count(static check => check.IsWarning),
        Passed = checks.All(static check => check.Passed),
    };

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("workflow-", StringComparison.Ordinal) ? name["workflow-".Length..] : name;
    }

    private static string ShownPath(RepositorySession session, string path) => Path.GetRelativePath(session.Layout.Root, path).Replace(Path.DirectorySeparatorChar, '/');
}
