namespace Swamp.Sdk;

/// <summary>How a secret renews itself: reading it after <see cref="Ttl"/> runs <see cref="Command"/>, and what that prints becomes the value.</summary>
public sealed record SecretRefresh
{
    /// <summary>Command for the shell.</summary>
    public required string Command { get; init; }

    /// <summary>How long a value is fresh.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>When the command last gave a value; null for never, so that the next read runs it.</summary>
    public DateTimeOffset? LastRefreshedAt { get; init; }
}
