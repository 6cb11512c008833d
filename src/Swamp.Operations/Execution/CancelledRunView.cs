namespace Swamp.Operations.Execution;

/// <summary>A run that was cancelled.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="ModelName">Name of the model, when one was asked for.</param>
/// <param name="Type">Normalized type.</param>
/// <param name="Method">The method.</param>
/// <param name="Status">Always <c>cancelled</c>.</param>
public sealed record CancelledRunView(string Id, string? ModelName, string Type, string Method, string Status);
