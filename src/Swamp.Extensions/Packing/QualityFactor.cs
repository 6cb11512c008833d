namespace Swamp.Extensions.Packing;

/// <summary>One of the things that make an extension good to use (EXC-52).</summary>
public sealed record QualityFactor
{
    /// <summary>Which one, such as <c>has-readme</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The same in words.</summary>
    public required string Label { get; init; }

    /// <summary>Points that it got.</summary>
    public required int EarnedPoints { get; init; }

    /// <summary>Points that there are.</summary>
    public required int MaxPoints { get; init; }

    /// <summary><c>earned</c>, <c>partial</c>, <c>missing</c>, or <c>provisional</c> where only a registry can tell, or nobody could be asked.</summary>
    public required string Status { get; init; }

    /// <summary>What would earn the points.</summary>
    public string? Remediation { get; init; }
}
