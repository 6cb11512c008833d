namespace Swamp.Operations.Execution;

/// <summary>The log of a run (MOD-64).</summary>
/// <param name="Path">The file, relative to the repository.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="LineCount">How many these are.</param>
public sealed record LogResult(string Path, IReadOnlyList<string> Lines, int LineCount);
