namespace Swamp.Operations.Registry;

/// <summary>What a registry said when it was last asked for newer versions (EXC-15).</summary>
internal sealed record UpdateCheck
{
    /// <summary>When it was asked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The latest version of the channel; null when there was none.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>The registry.</summary>
    public string? Registry { get; init; }

    /// <summary>The version that was installed and had been yanked; null when it had not.</summary>
    public string? YankedVersion { get; init; }

    /// <summary>Why it was yanked, or why the extension is deprecated.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the extension is deprecated.</summary>
    public bool IsDeprecated { get; init; }
}
