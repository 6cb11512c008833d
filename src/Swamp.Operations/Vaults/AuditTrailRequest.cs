namespace Swamp.Operations.Vaults;

/// <summary>Asks who used which secrets (VCMD-35).</summary>
public sealed record AuditTrailRequest
{
    /// <summary>Only this vault.</summary>
    public string? Vault { get; init; }

    /// <summary>Only this secret.</summary>
    public string? Key { get; init; }

    /// <summary>Only this action: get, put, delete, annotate.</summary>
    public string? Action { get; init; }

    /// <summary>How far back, as a duration (<c>7d</c>) or as a time in ISO-8601. Default 7 days.</summary>
    public string? Since { get; init; }

    /// <summary>The end, written the same way. Default now.</summary>
    public string? Until { get; init; }

    /// <summary>Most entries.</summary>
    public int Limit { get; set; } = 100;
}
