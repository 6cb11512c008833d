namespace Swamp.Engine.Data;

/// <summary>What the catalogue itself can select by; all conditions hold together.</summary>
public sealed record CatalogFilter
{
    /// <summary>Everything.</summary>
    public static readonly CatalogFilter All = new();

    /// <summary>Whether only latest versions are wanted (true), only older ones (false), or both (null).</summary>
    public bool? IsLatest { get; init; }

    /// <summary>The version, when only one is wanted.</summary>
    public int? Version { get; init; }

    /// <summary>Columns that must equal a text.</summary>
    public IReadOnlyList<KeyValuePair<CatalogField, string>> Equal { get; init; } = [];

    /// <summary>Tags that must equal a text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>A filter for one more column.</summary>
    public CatalogFilter And(CatalogField field, string value) => this with { Equal = [.. Equal, new(field, value)] };
}
