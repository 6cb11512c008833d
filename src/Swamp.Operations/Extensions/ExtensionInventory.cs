namespace Swamp.Operations.Extensions;

/// <summary>Every extension file with its state (EXC-81).</summary>
/// <param name="Aggregates">Files by the extension that they belong to.</param>
/// <param name="SourceDetails">The files.</param>
/// <param name="BundleOrphans">Bundles and descriptions whose file is gone.</param>
/// <param name="TotalSources">How many files there are.</param>
/// <param name="HealthySources">How many of them can be used.</param>
/// <param name="OrphanBundleFileCount">How many leftovers there are.</param>
public sealed record ExtensionInventory(
    IReadOnlyList<ExtensionAggregate> Aggregates,
    IReadOnlyList<ExtensionSourceDetail> SourceDetails,
    IReadOnlyList<BundleOrphan> BundleOrphans,
    int TotalSources,
    int HealthySources,
    int OrphanBundleFileCount);
