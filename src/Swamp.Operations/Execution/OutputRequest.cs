namespace Swamp.Operations.Execution;

/// <summary>An output record (MOD-60).</summary>
/// <param name="Output">Id of an output, a beginning of one, or a model, which stands for its latest output.</param>
public sealed record OutputRequest(string Output);
