namespace Swamp.Operations.Registry;

/// <summary>Asks to install an extension (EXC-10).</summary>
public sealed record PullRequest
{
    /// <summary><c>@collective/name</c> or <c>@collective/name@version</c>.</summary>
    public required string Extension { get; init; }

    /// <summary>The channel to follow; <c>stable</c> when absent.</summary>
    public string? Channel { get; init; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether files that are in the way, or were changed here, are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Digests that were shown to whoever asks, after a dry run; anything else is refused. Absent when nothing was shown.</summary>
    public IReadOnlyList<string>? Reviewed { get; init; }

    /// <summary>Whether everything is fetched and checked, and nothing installed.</summary>
    public bool DryRun { get; init; }
}
