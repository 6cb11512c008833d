namespace Swamp.Operations.Execution;

/// <summary>The log of a run (MOD-64).</summary>
/// <param name="Output">Id of an output, a beginning of one, or a model.</param>
/// <param name="Tail">Only so many lines from the end; all when absent.</param>
public sealed record LogRequest(string Output, int? Tail);
