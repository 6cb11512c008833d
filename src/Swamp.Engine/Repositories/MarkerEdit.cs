using System.Text.Json.Nodes;
using Swamp.Engine.Identity;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Repositories;

/// <summary>A change of <c>.swamp.yaml</c>. What is null stays as it is.</summary>
public sealed record MarkerEdit
{
    /// <summary>New version of swamp; its suffix is not written (REPO-1).</summary>
    public string? SwampVersion { get; init; }

    /// <summary>When the repository was upgraded.</summary>
    public DateTimeOffset? UpgradedAt { get; init; }

    /// <summary>Identity for a repository that has none yet.</summary>
    public Guid? RepoId { get; init; }

    /// <summary>New list of enrolled tools; a legacy <c>tool</c> key goes away.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>Whether an upgrade maintains <c>.gitignore</c>.</summary>
    public bool? GitignoreManaged { get; init; }

    /// <summary>New list of trusted collectives (EXC-71).</summary>
    public IReadOnlyList<string>? TrustedCollectives { get; init; }

    /// <summary>Whether the user's own collectives are trusted too (EXC-72).</summary>
    public bool? TrustMemberCollectives { get; init; }

    /// <summary>New section <c>datastore</c>, which replaces the old one as a whole (DS-3).</summary>
    public JsonObject? Datastore { get; init; }

    internal YamlDocument ApplyTo(YamlDocument document)
    {
        var changed = document;
        if (SwampVersion is not null)
        {
            changed = changed.With(["swampVersion"], Repositories.SwampVersion.WithoutSuffix(SwampVersion));
        }

        if (UpgradedAt is { } upgradedAt)
        {
            changed = changed.With(["upgradedAt"], IdFormat.Text(upgradedAt), insertAfter: "initializedAt");
        }

        if (RepoId is { } repoId)
        {
            changed = changed.With(["repoId"], IdFormat.Text(repoId), insertAfter: "initializedAt");
        }

        if (Tools is not null)
        {
            changed = changed.With(["tools"], Items(Tools), insertAfter: "repoId").Without(["tool"]);
        }

        if (TrustedCollectives is not null)
        {
            changed = changed.With(["trustedCollectives"], Items(TrustedCollectives));
        }

        if (TrustMemberCollectives is { } isTrusted)
        {
            changed = changed.With(["trustMemberCollectives"], isTrusted);
        }

        if (Datastore is not null)
        {
            changed = changed.Without(["datastore"]).With(["datastore"], Datastore.DeepClone());
        }

        return GitignoreManaged is { } managed ? changed.With(["gitignoreManaged"], managed, insertAfter: "tools") : changed;
    }

    internal static JsonArray Items(IReadOnlyList<string> tools) => new([.. tools.Select(static tool => (JsonNode)tool)]);
}
