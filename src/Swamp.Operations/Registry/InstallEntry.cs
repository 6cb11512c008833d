namespace Swamp.Operations.Registry;

/// <summary>An extension of the lockfile.</summary>
public sealed record InstallEntry
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the lockfile.</summary>
    public required string Version { get; init; }

    /// <summary><c>installed</c>, <c>would_install</c>, <c>up_to_date</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it had to be installed: what was changed or missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Something to know, such as that the version was yanked since.</summary>
    public string? Warning { get; init; }

    /// <summary>Why it could not be installed.</summary>
    public string? Error { get; init; }
}
