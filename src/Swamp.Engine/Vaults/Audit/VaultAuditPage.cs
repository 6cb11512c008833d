namespace Swamp.Engine.Vaults.Audit;

/// <summary>Entries of the audit trail.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="IsTruncated">Whether there are more than were asked for.</param>
public sealed record VaultAuditPage(IReadOnlyList<VaultAuditEntry> Entries, bool IsTruncated);
