using System.Diagnostics.CodeAnalysis;

namespace Swamp.Engine.Yaml;

/// <summary>Keys and values in the order of the text.</summary>
public sealed class YamlMapping : YamlNode
{
    internal YamlMapping(YamlMark start, int end, string? anchor, bool isFlow, IReadOnlyList<YamlEntry> entries)
        : base(start, end, anchor)
    {
        IsFlow = isFlow;
        Entries = entries;
    }

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; }

    /// <summary>The entries as written, merge keys included.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>The entry of a key that is written in this mapping itself.</summary>
    public bool TryGetOwn(string key, [NotNullWhen(true)] out YamlEntry? entry)
    {
        foreach (var candidate in Entries)
        {
            if (!candidate.IsMerge && string.Equals(candidate.Key.Value, key, StringComparison.Ordinal))
            {
                entry = candidate;
                return true;
            }
        }

        entry = null;
        return false;
    }

    /// <summary>The entry of a key, looked for in merged mappings too.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlEntry? entry)
    {
        if (TryGetOwn(key, out entry))
        {
            return true;
        }

        foreach (var source in MergeSources())
        {
            if (source.TryGet(key, out entry))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The entries with merge keys followed: own keys win, then the first source that has the key.</summary>
    internal IEnumerable<YamlEntry> EffectiveEntries()
    {
        if (!HasMerge)
        {
            return Entries;
        }

        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            if (!entry.IsMerge)
            {
                own.Add(entry.Key.Value);
            }
        }

        var all = new List<YamlEntry>();
        foreach (var entry in Entries)
        {
            if (!entry.IsMerge)
            {
                all.Add(entry);
                continue;
            }

            foreach (var source in SourcesOf(entry.Value))
            {
                all.AddRange(source.EffectiveEntries().Where(inherited => own.Add(inherited.Key.Value)));
            }
        }

        return all;
    }

    /// <summary>Whether a merge key is among the entries.</summary>
    internal bool HasMerge => Entries.Any(static entry => entry.IsMerge);

    private IEnumerable<YamlMapping> MergeSources() =>
        Entries.Where(static entry => entry.IsMerge).SelectMany(static entry => SourcesOf(entry.Value));

    private static IEnumerable<YamlMapping> SourcesOf(YamlNode value) => value.Resolved switch
    {
        YamlMapping mapping => [mapping],
        YamlSequence sequence => sequence.Items.Select(static item => item.Resolved).OfType<YamlMapping>(),
        _ => [],
    };
}
