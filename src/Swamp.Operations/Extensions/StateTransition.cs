namespace Swamp.Operations.Extensions;

/// <summary>A file whose state changed.</summary>
/// <param name="SourcePath">The file.</param>
/// <param name="FromState">State before; absent for a file that is new.</param>
/// <param name="ToState">State now.</param>
/// <param name="Reason">Why.</param>
public sealed record StateTransition(string SourcePath, string? FromState, string ToState, string Reason);
