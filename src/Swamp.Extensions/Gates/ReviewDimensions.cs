using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Gates;

/// <summary>What a report of review speaks about, by what an extension brings (EXT-79).</summary>
internal static class ReviewDimensions
{
    private static readonly string[] Universal =
    [
        "credentials-secrets", "logging-quality", "error-handling", "testing-completeness", "idempotency-resilience", "api-contracts", "resource-management", "published-surface-hygiene",
    ];

    private static readonly (string Kind, string[] Ids)[] ByKind =
    [
        ("models", ["schema-strictness", "lifetime-gc", "crud-completeness", "preflight-checks", "instance-names", "data-access", "version-upgrades"]),
        ("drivers", ["driver-output-kind", "driver-duration", "driver-log-forwarding", "driver-lifecycle", "driver-error-status"]),
        ("vaults", ["vault-get-throws", "vault-put-idempotent", "vault-list-keys-only", "vault-getname"]),
        ("datastores", ["datastore-createlock", "datastore-withlock-release", "datastore-verifier", "datastore-path-deterministic", "datastore-cachepath"]),
    ];

    /// <summary>Those of an extension, in their order.</summary>
    public static IReadOnlyList<string> Of(PackedExtension packed)
    {
        var kinds = packed.Entries.Select(static e => e.Kind).ToHashSet(StringComparer.Ordinal);
        return [.. Universal, .. ByKind.Where(k => kinds.Contains(k.Kind)).SelectMany(static k => k.Ids)];
    }
}
