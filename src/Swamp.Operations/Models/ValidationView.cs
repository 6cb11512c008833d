namespace Swamp.Operations.Models;

/// <summary>One validation.</summary>
public sealed record ValidationView
{
    /// <summary>What was looked at.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is as it should be.</summary>
    public required bool Passed { get; init; }

    /// <summary>What is wrong; absent when nothing is.</summary>
    public string? Error { get; init; }
}
