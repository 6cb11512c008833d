namespace Swamp.Operations.Execution;

/// <summary>One of the runs that were cancelled.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="Type">Normalized type.</param>
/// <param name="Method">The method.</param>
public sealed record CancelledRunView(string Id, string Type, string Method);
