namespace Swamp.Operations.Audit;

/// <summary>What a hook of an AI tool sent (AUD-1).</summary>
public sealed record AuditRecordRequest
{
    /// <summary>The tool: claude, cursor, kiro, opencode or copilot.</summary>
    public string Tool { get; set; } = "claude";

    /// <summary>The hook's JSON.</summary>
    public string Payload { get; set; } = "";
}
