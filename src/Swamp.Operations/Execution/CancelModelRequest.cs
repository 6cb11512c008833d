namespace Swamp.Operations.Execution;

/// <summary>Runs to cancel (MOD-55).</summary>
public sealed record CancelModelRequest
{
    /// <summary>The model whose newest run is cancelled.</summary>
    public string? Model { get; init; }

    /// <summary>Cancels every running method of this machine.</summary>
    public bool All { get; init; }

    /// <summary>Why, for the record.</summary>
    public string? Reason { get; init; }
}
