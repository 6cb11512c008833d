using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Registries;

/// <summary>A search for extensions (EXC-20).</summary>
public sealed record RegistryQuery
{
    /// <summary>Words that name, description, labels or types have to hold; null for everything.</summary>
    public string? Text { get; init; }

    /// <summary>Only of this collective; null for all.</summary>
    public string? Collective { get; init; }

    /// <summary>Only with all of these labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Only for one of these platforms; an extension that names none is for all.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Only those that bring all of these: models, workflows, vaults, datastores, drivers, reports, skills.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = [];

    /// <summary>Only with a version in one of these channels; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The order.</summary>
    public RegistrySort Sort { get; init; }

    /// <summary>Whether an extension of that name is taken from this registry at all; what is not, is not read.</summary>
    public Func<string, bool> IsServed { get; init; } = static _ => true;

    /// <summary>How many are wanted at most.</summary>
    public required int Most { get; init; }

    /// <summary>Whether a name alone does not rule an extension out.</summary>
    internal bool MayBe(string name) => (Collective is null || ExtensionName.CollectiveOf(name) == Collective) && IsServed(name);

    /// <summary>The order of extensions: what comes first is smaller.</summary>
    public int Compare(RegistryHit left, RegistryHit right)
    {
        var order = Sort switch
        {
            RegistrySort.Relevance => left.Rank.CompareTo(right.Rank),
            RegistrySort.New => Newer(left.CreatedAt, right.CreatedAt),
            RegistrySort.Updated => Newer(left.UpdatedAt, right.UpdatedAt),
            _ => 0,
        };
        return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
    }

    /// <summary>How well an extension fits, 0 being best; null when it does not.</summary>
    /// <param name="hit">The extension.</param>
    /// <param name="names">Names of what it brings.</param>
    internal int? RankOf(RegistryHit hit, string names)
    {
        var isForPlatform = Platforms.Count == 0 || hit.Platforms.Count == 0 || Platforms.Any(p => hit.Platforms.Contains(p, StringComparer.OrdinalIgnoreCase));
        var isInChannel = Channels.Count == 0 || Channels.Any(c => c switch { "rc" => hit.LatestRc is not null, "beta" => hit.LatestBeta is not null, _ => hit.HasStable });
        if (!isForPlatform || !isInChannel || !Labels.All(hit.Labels.Contains) || !ContentTypes.All(hit.ContentTypes.Contains))
        {
            return null;
        }

        var ranks = (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            Holds(hit.Name, word) ? 0 : Holds(names, word) ? 1 : hit.Labels.Any(l => Holds(l, word)) ? 1 : Holds(hit.Description ?? "", word) ? 2 : (int?)null).ToList();
        return ranks.Contains(null) ? null : ranks.Sum() ?? 0;
    }

    /// <summary>Later times come first, unknown ones last.</summary>
    private static int Newer(DateTimeOffset? left, DateTimeOffset? right) => (right ?? DateTimeOffset.MinValue).CompareTo(left ?? DateTimeOffset.MinValue);

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
