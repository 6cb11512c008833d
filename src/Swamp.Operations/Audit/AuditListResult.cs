using Swamp.Engine.Audit;

namespace Swamp.Operations.Audit;

/// <summary>Recorded commands; or only a message when there are none, or when the tool does not record (AUD-10, AUD-13).</summary>
public sealed record AuditListResult
{
    /// <summary>False when the tool has no hooks to record with.</summary>
    public bool? Supported { get; init; }

    /// <summary>That tool.</summary>
    public string? Tool { get; init; }

    /// <summary>The commands, oldest first.</summary>
    public IReadOnlyList<AuditEntry>? Entries { get; init; }

    /// <summary>How many of them are swamp commands.</summary>
    public int? TotalSwamp { get; init; }

    /// <summary>How many of them are other commands.</summary>
    public int? TotalDirect { get; init; }

    /// <summary>How far back was looked, in hours.</summary>
    public double? HoursAnalyzed { get; init; }

    /// <summary>Why there is nothing to show.</summary>
    public string? Message { get; init; }
}
