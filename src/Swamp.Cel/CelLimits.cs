namespace Swamp.Cel;

/// <summary>How large expressions and their evaluations may be.</summary>
public sealed record CelLimits
{
    /// <summary>The limits of the dialect (EXP-10).</summary>
    public static CelLimits Default { get; } = new();

    /// <summary>Longest source in UTF-16 units. Default 1 048 576.</summary>
    public int MaxSourceLength { get; init; } = 1 << 20;

    /// <summary>Most nodes of the tree. Default 100 000.</summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>Deepest nesting. Default 250.</summary>
    public int MaxDepth { get; init; } = 250;

    /// <summary>Most elements of a list or map literal. Default 1 000.</summary>
    public int MaxLiteralElements { get; init; } = 1000;

    /// <summary>Most arguments of a call. Default 32.</summary>
    public int MaxCallArguments { get; init; } = 32;

    /// <summary>Most steps of an evaluation; a step is a node visited, or 64 bytes or elements produced. Default 5 million.</summary>
    public long MaxCost { get; init; } = 5_000_000;

    /// <summary>Most characters of a string, or elements of a list, that an operation may produce. Default 16 million.</summary>
    public int MaxProducedLength { get; init; } = 16_000_000;
}
