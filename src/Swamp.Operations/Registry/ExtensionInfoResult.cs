using System.Text.Json.Nodes;
using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>What a registry knows of an extension (EXC-21). What it does not know is absent: folders and OCI registries have no authors, pulls and scores.</summary>
public sealed record ExtensionInfoResult
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The registry's own id of it.</summary>
    public string? Id { get; init; }

    /// <summary>Its collective.</summary>
    public required string Namespace { get; init; }

    /// <summary>The registry.</summary>
    public required string Registry { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Address of its source.</summary>
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

    /// <summary>Who published it.</summary>
    public ExtensionAuthor? Author { get; init; }

    /// <summary>Whether only members of its collective see it.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>How often it was pulled.</summary>
    public long? PullCount { get; init; }

    /// <summary>What the registry thinks of it.</summary>
    public ExtensionScore? Score { get; init; }

    /// <summary>When its first version was published.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its latest version was published, or what the registry counts as a change.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Highest version of the channel <c>stable</c>.</summary>
    public string? LatestVersion { get; init; }

    /// <summary>Highest version of the channel <c>rc</c>.</summary>
    public string? LatestRc { get; init; }

    /// <summary>Highest version of the channel <c>beta</c>.</summary>
    public string? LatestBeta { get; init; }

    /// <summary>Version that is installed here.</summary>
    public string? InstalledVersion { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Where it is said to run; empty for everywhere.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Extensions that it needs.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>Kinds of what it brings: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public required IReadOnlyList<string> ContentTypes { get; init; }

    /// <summary>Names of what it brings.</summary>
    public required IReadOnlyList<string> ContentNames { get; init; }

    /// <summary>What it brings, by kind.</summary>
    public required PackedContents Contents { get; init; }

    /// <summary>
    /// Methods, arguments, resources and the like of what it brings (EXT-81), by kind. A registry with the HTTP API tells it of the latest versions; others when details
    /// are asked for.
    /// </summary>
    public JsonObject? ContentMetadata { get; init; }

    /// <summary>What is new in the version that is described.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>All versions, the highest first.</summary>
    public required IReadOnlyList<PublishedVersion> Versions { get; init; }

    /// <summary>When all of it was yanked; absent when it was not.</summary>
    public DateTimeOffset? YankedAt { get; init; }

    /// <summary>Why all of it was yanked.</summary>
    public string? YankReason { get; init; }

    /// <summary>When its author wanted it no longer used.</summary>
    public DateTimeOffset? DeprecatedAt { get; init; }

    /// <summary>Who said so, by the registry's own id.</summary>
    public string? DeprecatedByUserId { get; init; }

    /// <summary>Why its author wants it no longer used.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What to use instead.</summary>
    public string? SupersededBy { get; init; }
}
