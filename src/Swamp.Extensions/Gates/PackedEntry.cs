namespace Swamp.Extensions.Gates;

/// <summary>An entry that a manifest names.</summary>
/// <param name="Kind"><c>models</c>, <c>vaults</c>, <c>drivers</c>, <c>datastores</c> or <c>reports</c>.</param>
/// <param name="File">Path in the archive.</param>
/// <param name="Source">Absolute path of the source.</param>
public sealed record PackedEntry(string Kind, string File, string Source);
