namespace Swamp.Operations.Data;

/// <summary>A query over all data (DCMD-10).</summary>
public sealed record QueryDataRequest
{
    /// <summary>CEL expression that is true of the records wanted.</summary>
    public string Predicate { get; set; } = "";

    /// <summary>CEL expression that gives what is returned of each; null for the record.</summary>
    public string? Select { get; init; }

    /// <summary>At most so many; null for all.</summary>
    public int? Limit { get; init; }
}
