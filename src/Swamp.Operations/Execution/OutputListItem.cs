namespace Swamp.Operations.Execution;

/// <summary>An output record in a list.</summary>
/// <param name="Id">Id of the output.</param>
/// <param name="DefinitionId">Id of the definition.</param>
/// <param name="ModelName">Name of the definition; its id when it is gone.</param>
/// <param name="Type">Normalized type.</param>
/// <param name="MethodName">The method.</param>
/// <param name="Status">How it ended.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record OutputListItem(
    string Id, string DefinitionId, string ModelName, string Type, string MethodName, string Status, string StartedAt, long? DurationMs);
