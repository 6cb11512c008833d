namespace Swamp.Cel.Evaluation;

/// <summary>A function as a call found it.</summary>
internal sealed record ResolvedFunction(FunctionBody Body, bool IsHost, bool IsAsync);
