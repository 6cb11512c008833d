using Swamp.Engine.Vaults.Audit;

namespace Swamp.Operations.Vaults;

/// <summary>Who used which secrets (VCMD-35).</summary>
public sealed record AuditTrailResult
{
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<VaultAuditEntry> Entries { get; init; }

    /// <summary>How many entries there are.</summary>
    public required int ReturnedCount { get; init; }

    /// <summary>Whether there are more than were asked for.</summary>
    public required bool Truncated { get; init; }
}
