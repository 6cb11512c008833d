namespace Swamp.Operations.Extensions;

/// <summary>How the extensions of one kind stand.</summary>
/// <param name="Registry">The kind.</param>
/// <param name="Status"><c>pass</c> or <c>fail</c>.</param>
/// <param name="Total">How many files provide it.</param>
/// <param name="Healthy">How many of them can be used.</param>
/// <param name="Failed">How many cannot.</param>
public sealed record RegistryHealth(string Registry, string Status, int Total, int Healthy, int Failed);
