namespace Swamp.Operations.Execution;

/// <summary>Cancels every running method (MOD-55).</summary>
public sealed record CancelModelsRequest
{
    /// <summary>Why, for the record.</summary>
    public string? Reason { get; init; }
}
