namespace Swamp.Operations.Execution;

/// <summary>A run whose log items are wanted (MOD-63).</summary>
/// <param name="Output">Id of an output, a beginning of one, or a model for its latest.</param>
/// <param name="Tail">Only so many lines from the end; all when absent.</param>
public sealed record OutputLogsRequest(string Output, int? Tail = null);
