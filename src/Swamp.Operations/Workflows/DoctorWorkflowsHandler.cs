namespace Swamp.Operations.Workflows;

/// <summary>Reads every workflow file and says which cannot be, and which are not read because of their names (WFC-56). Whether what they name exists is the business of <c>workflow validate</c>.</summary>
internal static class DoctorWorkflowsHandler
{
    public static async Task<DoctorWorkflowsResult> RunAsync(DoctorWorkflowsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var files = new List<WorkflowFileView>();
        var readable = await session.Workflows.ListAsync(
            (path, error) => files.Add(new WorkflowFileView
            {
                File = Shown(session.Layout.Root, path),
                Name = null,
                Status = "fail",
                Error = error.Hint is null ? error.Message : $"{error.Message} {error.Hint}",
            }),
            cancellationToken);
        foreach (var stored in readable)
        {
            var twin = await session.Workflows.FindTwinAsync(stored, cancellationToken);
            files.Add(new WorkflowFileView
            {
                File = Shown(session.Layout.Root, stored.Path),
                Name = stored.Workflow.Name,
                Status = twin is null ? "pass" : "fail",
                Error = twin is null ? null : $"{Shown(session.Layout.Root, twin)} has the same id, {stored.Workflow.Id}: their runs cannot be told apart. Write another id into the copy.",
            });
        }

        files.AddRange(session.Workflows.ListOverlooked().Select(static file => new WorkflowFileView
        {
            File = file.Path,
            Name = file.Name,
            Status = "warn",
            Error = $"It is not read. {file.Hint}",
        }));
        var failed = files.Count(static file => file.Status == "fail");
        var overlooked = files.Exists(static file => file.Status == "warn");
        return new DoctorWorkflowsResult
        {
            OverallStatus = failed > 0 ? "fail" : overlooked ? "warn" : "pass",
            Workflows = [.. files.OrderBy(static file => file.File, StringComparer.Ordinal)],
            TotalPassed = files.Count(static file => file.Status == "pass"),
            TotalFailed = failed,
        };
    }

    private static string Shown(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
