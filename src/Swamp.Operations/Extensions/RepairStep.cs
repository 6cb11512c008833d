namespace Swamp.Operations.Extensions;

/// <summary>A step of a repair.</summary>
/// <param name="Kind"><c>bundle-file-evicted</c>.</param>
/// <param name="Path">Path relative to the repository.</param>
/// <param name="Reason">Why.</param>
public sealed record RepairStep(string Kind, string Path, string Reason);
