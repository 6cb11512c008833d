namespace Swamp.Engine.Data;

/// <summary>A question to the data (QRY-1).</summary>
public sealed record DataQueryRequest
{
    /// <summary>CEL expression over a record; what is true of it is selected.</summary>
    public required string Predicate { get; init; }

    /// <summary>CEL expression over a selected record that gives what is returned; null for the record itself.</summary>
    public string? Select { get; init; }

    /// <summary>Stop after so many matches; null for all (QRY-8).</summary>
    public int? Limit { get; init; }

    /// <summary>Whether the content of matches is wanted even when the expressions do not mention it.</summary>
    public bool WithContent { get; init; } = true;
}
