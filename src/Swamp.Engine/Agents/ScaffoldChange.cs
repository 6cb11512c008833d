namespace Swamp.Engine.Agents;

/// <summary>One row of a plan: what <c>--dry-run</c> shows and what is done without it.</summary>
/// <param name="Path">Relative to the repository, or with a leading <c>~</c> below the home directory.</param>
/// <param name="Action">What happens to it.</param>
/// <param name="Reason">Why it is kept; null otherwise.</param>
public sealed record ScaffoldChange(string Path, ScaffoldAction Action, string? Reason = null);
