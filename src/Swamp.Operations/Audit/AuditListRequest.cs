namespace Swamp.Operations.Audit;

/// <summary>Asks for recorded commands (AUD-10).</summary>
public sealed record AuditListRequest
{
    /// <summary>How far back, in hours. Default 24.</summary>
    public double Hours { get; set; } = 24;

    /// <summary>Whether commands that only look around are shown too.</summary>
    public bool All { get; init; }

    /// <summary>Only commands of this session.</summary>
    public string? Session { get; init; }

    /// <summary>Whether commands of the recording test are shown.</summary>
    public bool IncludeDiagnostic { get; init; }
}
