namespace Swamp.Operations.Vaults;

/// <summary>Whether every model that makes secrets has a vault to keep them in (DOC-11).</summary>
public sealed record DoctorVaultsResult
{
    /// <summary><c>pass</c> or <c>fail</c>.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>How many definitions were looked at.</summary>
    public required int Scanned { get; init; }

    /// <summary>Whether there is a vault for outputs.</summary>
    public required bool HasVault { get; init; }

    /// <summary>Definitions whose type makes secrets, when there is no vault.</summary>
    public required IReadOnlyList<DefinitionItem> Findings { get; init; }

    /// <summary>Definitions whose type is not available here.</summary>
    public required IReadOnlyList<DefinitionItem> Unresolved { get; init; }
}
