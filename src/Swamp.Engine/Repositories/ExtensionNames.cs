using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Engine.Repositories;

/// <summary>Names of the extensions in the lockfile of a repository (REPO-8).</summary>
internal static class ExtensionNames
{
    private const string Lockfile = "extensions/models/upstream_extensions.json";

    /// <summary>The names, sorted; none when there is no lockfile or it cannot be read, which is for extension commands to report.</summary>
    public static IReadOnlyList<string> Load(string root)
    {
        try
        {
            var path = Path.Combine(root, Lockfile);
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject entries
                ? [.. entries.Select(static entry => entry.Key).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>Collectives of those names that the marker does not trust; none when members' collectives are trusted too (REPO-25).</summary>
    public static IReadOnlyList<string> Untrusted(IReadOnlyList<string> names, RepositoryMarker marker) => marker.TrustMemberCollectives
        ? []
        : [.. names.Select(CollectiveOf).Except(marker.TrustedCollectives, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string CollectiveOf(string name)
    {
        var bare = name.TrimStart('@');
        var slash = bare.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? bare : bare[..slash];
    }
}
