namespace Swamp.Operations.WorkflowRuns;

/// <summary>The log of a run (WFC-46).</summary>
/// <param name="RunId">The run.</param>
/// <param name="WorkflowName">Its workflow.</param>
/// <param name="Path">The file, relative to the repository, with forward slashes.</param>
/// <param name="Lines">Its lines, secrets redacted as they were written.</param>
/// <param name="LineCount">How many these are.</param>
public sealed record WorkflowLogResult(string RunId, string WorkflowName, string Path, IReadOnlyList<string> Lines, int LineCount);
