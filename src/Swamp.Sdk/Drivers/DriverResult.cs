namespace Swamp.Sdk;

/// <summary>What came of a call.</summary>
public sealed record DriverResult
{
    /// <summary>What the method produced, in order. Kept also when it failed.</summary>
    public IReadOnlyList<DriverOutput> Outputs { get; init; } = [];

    /// <summary>Why the method failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The method succeeded.</summary>
    /// <param name="outputs">What it produced.</param>
    public static DriverResult Success(params IReadOnlyList<DriverOutput> outputs) => new() { Outputs = outputs };

    /// <summary>The method failed.</summary>
    /// <param name="error">Why.</param>
    /// <param name="outputs">What it produced before.</param>
    public static DriverResult Failed(string error, params IReadOnlyList<DriverOutput> outputs) => new() { Error = error, Outputs = outputs };
}
