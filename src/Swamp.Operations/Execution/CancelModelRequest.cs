namespace Swamp.Operations.Execution;

/// <summary>A run to cancel (MOD-55): the newest of a model.</summary>
public sealed record CancelModelRequest
{
    /// <summary>Name or id of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Why, for the record.</summary>
    public string? Reason { get; init; }
}
