namespace Swamp.Engine.Workflows.Execution;

/// <summary>Where a nested run stands.</summary>
/// <param name="RunId">The run whose step it is.</param>
/// <param name="Chain">Names of the workflows above, outermost first.</param>
/// <param name="ChildRunId">Id for the nested run, which its parent has noted already.</param>
/// <param name="Shared">What runs of one tree share.</param>
internal sealed record RunParent(string RunId, IReadOnlyList<string> Chain, string ChildRunId, RunTree Shared);
