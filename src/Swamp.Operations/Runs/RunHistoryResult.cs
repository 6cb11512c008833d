namespace Swamp.Operations.Runs;

/// <summary>Tracked runs, newest first (TRK-10).</summary>
/// <param name="Runs">The runs.</param>
public sealed record RunHistoryResult(IReadOnlyList<RunRow> Runs);
