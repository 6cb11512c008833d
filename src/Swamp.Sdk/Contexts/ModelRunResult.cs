namespace Swamp.Sdk;

/// <summary>How a method ended that another one ran.</summary>
public sealed record ModelRunResult
{
    /// <summary>Whether it succeeded.</summary>
    public required bool IsOk { get; init; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<DataHandle> Resources { get; init; } = [];
}
