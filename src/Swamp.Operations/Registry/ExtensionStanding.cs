namespace Swamp.Operations.Registry;

/// <summary>How an installed extension stands against its registry (EXC-30).</summary>
public sealed record ExtensionStanding
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary><c>up_to_date</c>, <c>update_available</c>, <c>updated</c>, <c>not_found</c>, <c>yanked</c>, <c>deprecated</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Version that was installed.</summary>
    public required string InstalledVersion { get; init; }

    /// <summary>Latest version of the channel that it follows.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>The channel; absent for <c>stable</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>Why it is deprecated or was yanked.</summary>
    public string? Reason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }
}
