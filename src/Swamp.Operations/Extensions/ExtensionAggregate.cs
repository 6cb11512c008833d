namespace Swamp.Operations.Extensions;

/// <summary>The files of one extension (EXT-23).</summary>
/// <param name="Name">Name of the extension; <c>@local/…</c> without a manifest.</param>
/// <param name="Version">Its version.</param>
/// <param name="Origin"><c>local</c>, <c>pulled</c> or <c>source</c>.</param>
/// <param name="SourceCount">How many files it has.</param>
/// <param name="StateDistribution">How many files are in which state; states without files are absent.</param>
public sealed record ExtensionAggregate(string Name, string Version, string Origin, int SourceCount, IReadOnlyDictionary<string, int> StateDistribution);
