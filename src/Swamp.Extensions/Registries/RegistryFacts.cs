namespace Swamp.Extensions.Registries;

/// <summary>What a registry with accounts and a web site knows of an extension beyond its versions (EXC-21). Folders and OCI registries know none of it.</summary>
public sealed record RegistryFacts
{
    /// <summary>The registry's own id of it.</summary>
    public string? Id { get; init; }

    /// <summary>The collective, as the registry writes it.</summary>
    public string? Namespace { get; init; }

    /// <summary>What it is for, told even when no version is left.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source, told even when no version is left.</summary>
    public string? Repository { get; init; }

    /// <summary>Whether the registry made sure that the source is the author's.</summary>
    public bool? RepositoryVerified { get; init; }

    /// <summary>When it did.</summary>
    public DateTimeOffset? RepositoryVerifiedAt { get; init; }

    /// <summary>The address that it looked at.</summary>
    public string? RepositoryVerifiedUrl { get; init; }

    /// <summary>Its web site.</summary>
    public string? HomepageUrl { get; init; }

    /// <summary>Its licence.</summary>
    public string? License { get; init; }

    /// <summary>Login of its author.</summary>
    public string? AuthorUsername { get; init; }

    /// <summary>Name of its author.</summary>
    public string? AuthorDisplayName { get; init; }

    /// <summary>How often it was pulled.</summary>
    public long? PullCount { get; init; }

    /// <summary>What the registry thinks of it, 0 to 100.</summary>
    public double? ScorePercentage { get; init; }

    /// <summary>The same as a grade.</summary>
    public string? ScoreGrade { get; init; }

    /// <summary>Whether only members of its collective see it.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>When it was published for the first time.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When all of it was yanked.</summary>
    public DateTimeOffset? YankedAt { get; init; }

    /// <summary>Who deprecated it, by the registry's own id.</summary>
    public string? DeprecatedByUserId { get; init; }

    /// <summary>Kinds of what it brings; null when not told.</summary>
    public IReadOnlyList<string>? ContentTypes { get; init; }

    /// <summary>Names of what it brings; null when not told.</summary>
    public IReadOnlyList<string>? ContentNames { get; init; }
}
