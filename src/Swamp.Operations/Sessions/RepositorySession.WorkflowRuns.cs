using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Reports;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Storage.Runs;

namespace Swamp.Operations.Sessions;

/// <content>Running workflows.</content>
public sealed partial class RepositorySession : IWorkflowScopes
{
    private FileWorkflowRunStore? runs;

    /// <summary>The runs of workflows.</summary>
    public IWorkflowRunStore Runs => runs ??= new FileWorkflowRunStore(
        Layout, Marker.Durability == DataDurability.Disk, DatastoreChoice is null ? null : new RunSharing(Host.MachineName, Host.ProcessId));

    /// <summary>The built-in reports that may follow a workflow run.</summary>
    public IReadOnlyList<IWorkflowReport> WorkflowReports { get; } = [new WorkflowSummaryReport(), new VerificationAttestationReport()];

    /// <summary>Every report that can be made here, built-in ones first; each name once.</summary>
    public async ValueTask<IReadOnlyList<IReport>> ListReportsAsync(CancellationToken cancellationToken) =>
        [.. MethodReports.Cast<IReport>().Concat(WorkflowReports).Concat(await Extensions.ReportCatalog.ListAsync(cancellationToken)).DistinctBy(static r => r.Name)];

    /// <summary>What running workflows takes.</summary>
    public WorkflowRunner CreateWorkflowRunner() => new(new WorkflowRunServices
    {
        Methods = MethodServices,
        Workflows = Workflows,
        Runs = Runs,
        Scopes = this,
        Reports = WorkflowReports,
        ReportSource = Extensions.WorkflowReports,
        MaxConcurrentSteps = Host.Variable("SWAMP_MAX_CONCURRENT_STEPS") is not { Length: > 0 } stated ? null
            : int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
            : throw new SwampException(ErrorCodes.InvalidArgument, $"SWAMP_MAX_CONCURRENT_STEPS is '{stated}', which is no number of steps.", "Set it to a whole number from 1 on, or unset it."),
    });

    /// <inheritdoc/>
    ExpressionScope IWorkflowScopes.Create(IReadOnlyDictionary<string, JsonNode?> values, IReadOnlyList<CelFunction> functions, SecretTable secrets)
    {
        var records = new DataRecords(Data, SensitiveOutputs);
        var roots = new WorkflowRoots(values, Host.Variables, FunctionsOn(records, (string?)values.GetValueOrDefault("workflowRunId")), new ModelRecords(Definitions, Catalog, records), functions);
        return new ExpressionScope(roots, VaultService, secrets, Redactor);
    }
}
