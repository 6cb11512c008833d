namespace Swamp.Operations.Registry;

/// <summary>An installed extension.</summary>
public sealed record InstalledExtension
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>When this version was first pulled.</summary>
    public string? PulledAt { get; init; }

    /// <summary>The channel that it follows; absent for <c>stable</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>The registry that it came from.</summary>
    public string? Registry { get; init; }

    /// <summary><c>intact</c>, <c>changed</c> or <c>missing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What is changed or missing.</summary>
    public string? Problem { get; init; }

    /// <summary>The version that it could be updated to, or its own; absent when nobody asked or the registry could not be asked.</summary>
    public string? LatestVersion { get; init; }

    /// <summary><c>up_to_date</c>, <c>update_available</c>, <c>deprecated</c>, <c>yanked</c>, <c>not_found</c> or <c>unknown_offline</c>; absent when nobody asked.</summary>
    public string? UpdateStatus { get; init; }

    /// <summary>When the registry said so; at most a day ago. Absent when nobody asked or the registry could not be asked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Its files relative to the repository; skills as the path of their folder.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
