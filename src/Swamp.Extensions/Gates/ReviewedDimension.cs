namespace Swamp.Extensions.Gates;

/// <summary>One side of an extension that somebody looks at.</summary>
public sealed record ReviewedDimension
{
    /// <summary>Which one, such as <c>error-handling</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>pass</c>, <c>issue</c>, <c>na</c> (there is none of it) or <c>pending</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>More about it.</summary>
    public string? Note { get; init; }
}
