using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Engine.Runs;
using Swamp.Engine.Yaml;
using Swamp.Storage.Files;

namespace Swamp.Storage.Runs;

/// <summary>Workflow runs by their files <c>workflow-runs/{workflow}/workflow-run-{id}.yaml</c> (WF-100).</summary>
/// <param name="layout">Where the repository keeps them.</param>
public sealed class FileWorkflowRunLookup(RepositoryLayout layout) : IWorkflowRunLookup
{
    private const string Prefix = "workflow-run-";

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(string runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var exists = runId.AsSpan().IndexOfAny('/', '\\', '\0') < 0
            && FolderListing.Folders(layout.WorkflowRuns).Any(d => File.Exists(Path.Combine(d.FullName, $"{Prefix}{runId}.yaml")));
        return ValueTask.FromResult(exists);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkflowRunSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var runs = new List<WorkflowRunSummary>();
        foreach (var path in FolderListing.Files(layout.WorkflowRuns, $"{Prefix}*.yaml", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(path) is { } run)
            {
                runs.Add(run);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<WorkflowRunSummary>>([.. runs.OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public ValueTask<long> DeleteAsync(WorkflowRunSummary run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var freed = Delete(Path.ChangeExtension(run.Path, ".log")) + Delete(Path.ChangeExtension(run.Path, ".journal"));
            return ValueTask.FromResult(freed + Delete(run.Path));
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("delete the workflow run", run.Path, error);
        }
    }

    private static long Delete(string path)
    {
        var file = new FileInfo(path);
        var length = file.Exists ? file.Length : 0;
        file.Delete();
        return length;
    }

    private static WorkflowRunSummary? Read(string path)
    {
        try
        {
            var root = YamlDocument.Parse(File.ReadAllText(path), path).ToJsonObject();
            return Text(root, "id") is { } id && Text(root, "status") is { } status
                ? new WorkflowRunSummary(
                    id, Text(root, "workflowId") ?? "", Text(root, "workflowName") ?? "", status, Time(Text(root, "startedAt")), path, Text(root, "logFile"))
                : null;
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error) || error is SwampException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject root, string key) => root[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
