namespace Swamp.Operations.Execution;

/// <summary>An expression without a value.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Reason">Why it has no value.</param>
public sealed record UnresolvedView(string Path, string Expression, string Reason);
