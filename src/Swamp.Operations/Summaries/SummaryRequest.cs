namespace Swamp.Operations.Summaries;

/// <summary>Asks what happened lately (SUM-1).</summary>
public sealed record SummaryRequest
{
    /// <summary>How far back: a number with s, m, h, d, w, mo or y. Default <c>7d</c>.</summary>
    public string Since { get; set; } = "7d";

    /// <summary>Most runs listed per method and per workflow; the counts are not affected. Null for all.</summary>
    public int? Limit { get; init; }
}
