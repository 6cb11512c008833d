namespace Swamp.Operations.Execution;

/// <summary>Output records, newest first (MOD-61).</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Results">The records.</param>
public sealed record OutputSearchResult(string Query, IReadOnlyList<OutputListItem> Results);
