namespace Swamp.Engine.Audit;

/// <summary>One shell command that an AI tool ran: a line of the audit file (AUD-2).</summary>
public sealed record CommandRecord
{
    /// <summary>When it was recorded, ISO-8601 UTC.</summary>
    public required string Timestamp { get; init; }

    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>The folder it ran in, as the tool gave it; <c>.</c> when it gave none.</summary>
    public required string Cwd { get; init; }

    /// <summary>The tool's session.</summary>
    public string? SessionId { get; init; }

    /// <summary>Exit status, where the tool told it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What went wrong, when something did.</summary>
    public string? Error { get; init; }
}
