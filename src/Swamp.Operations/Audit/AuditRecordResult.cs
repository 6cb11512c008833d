namespace Swamp.Operations.Audit;

/// <summary>Whether a command was recorded.</summary>
public sealed record AuditRecordResult
{
    /// <summary>False when there was no shell command in it, no repository, or the file could not be written; none of these is an error.</summary>
    public required bool Recorded { get; init; }
}
