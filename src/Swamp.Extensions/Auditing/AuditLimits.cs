namespace Swamp.Extensions.Auditing;

/// <summary>How long and how much those may take who are asked about packages (EXT-77).</summary>
public sealed record AuditLimits
{
    /// <summary>For a connection; who is offline does not wait longer.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>For an answer, from the first byte sent to the last received.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many packages are asked about at once.</summary>
    public int AtOnce { get; init; } = 5;

    /// <summary>Most bytes of an answer; npm tells everything of all versions at once.</summary>
    public int AnswerBytes { get; init; } = 64 << 20;
}
