using Swamp.Operations.Agents;
using Swamp.Operations.Audit;
using Swamp.Operations.Data;
using Swamp.Operations.Datastores;
using Swamp.Operations.Doctor;
using Swamp.Operations.Execution;
using Swamp.Operations.Extensions;
using Swamp.Operations.Models;
using Swamp.Operations.Providers;
using Swamp.Operations.Registry;
using Swamp.Operations.Reports;
using Swamp.Operations.Repositories;
using Swamp.Operations.Runs;
using Swamp.Operations.Schemas;
using Swamp.Operations.Summaries;
using Swamp.Operations.Vaults;
using Swamp.Operations.Versions;
using Swamp.Operations.WorkflowRuns;
using Swamp.Operations.Workflows;

namespace Swamp.Operations;

/// <summary>Every operation of the product. Doors that serve all of them, and the generated reference, read this list.</summary>
public static class OperationCatalogue
{
    /// <summary>All operations ordered by name.</summary>
    public static IReadOnlyList<Operation> All { get; } = Collect();

    private static Operation[] Collect()
    {
        IEnumerable<Operation> all =
        [
            .. AgentOperations.All,
            .. AuditOperations.All,
            .. DataOperations.All,
            .. DatastoreOperations.All,
            .. DoctorOperations.All,
            .. ExecutionOperations.All,
            .. ExtensionOperations.All,
            .. ModelOperations.All,
            .. ProviderOperations.All,
            .. RegistryOperations.All,
            .. ReportOperations.All,
            .. RepositoryOperations.All,
            .. VaultOperations.All,
            .. SummaryOperations.All,
            .. RunOperations.All,
            .. WorkflowRunOperations.All,
            .. SchemaOperations.All,
            .. VersionOperations.All,
            .. WorkflowOperations.All,
        ];
        return [.. all.OrderBy(o => o.Name, StringComparer.Ordinal)];
    }
}
