using Swamp.Operations.Agents;
using Swamp.Operations.Audit;
using Swamp.Operations.Doctor;
using Swamp.Operations.Models;
using Swamp.Operations.Repositories;
using Swamp.Operations.Vaults;
using Swamp.Operations.Versions;

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
            .. DoctorOperations.All,
            .. ModelOperations.All,
            .. RepositoryOperations.All,
            .. VaultOperations.All,
            .. VersionOperations.All,
        ];
        return [.. all.OrderBy(o => o.Name, StringComparer.Ordinal)];
    }
}
