namespace Swamp.Operations.Execution;

/// <summary>What the log items of a run hold (MOD-63).</summary>
/// <param name="OutputId">Id of the output.</param>
/// <param name="MethodName">The method.</param>
/// <param name="LogArtifacts">Number of log items.</param>
/// <param name="Lines">Their lines, one item after the other.</param>
/// <param name="TotalLines">Number of lines there are.</param>
/// <param name="ShowingLines">Number of lines in this result.</param>
public sealed record OutputLogsResult(
    string OutputId, string MethodName, int LogArtifacts, IReadOnlyList<string> Lines, int TotalLines, int ShowingLines);
