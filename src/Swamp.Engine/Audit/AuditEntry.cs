namespace Swamp.Engine.Audit;

/// <summary>One row of <c>swamp audit</c> (AUD-10).</summary>
public sealed record AuditEntry
{
    /// <summary>When, ISO-8601 UTC.</summary>
    public required string Timestamp { get; init; }

    /// <summary><c>swamp</c> for a swamp command, else <c>direct</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The command line.</summary>
    public required string Summary { get; init; }

    /// <summary><c>success</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The tool's session; of direct commands only.</summary>
    public string? SessionId { get; init; }

    /// <summary>Exit status; of direct commands only.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What went wrong; of direct commands only.</summary>
    public string? Error { get; init; }
}
