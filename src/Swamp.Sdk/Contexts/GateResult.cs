namespace Swamp.Sdk;

/// <summary>What became of a decision.</summary>
/// <param name="IsOk">Whether it was taken.</param>
/// <param name="Error">Why not; null when it was.</param>
public sealed record GateResult(bool IsOk, string? Error);
