namespace Swamp.Storage.Data;

/// <summary>The scalars of a metadata file, as text.</summary>
internal sealed class MetadataFields
{
    /// <summary>Top level.</summary>
    public Dictionary<string, string> Top { get; } = new(StringComparer.Ordinal);

    /// <summary><c>tags</c>.</summary>
    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary><c>ownerDefinition</c>.</summary>
    public Dictionary<string, string> Owner { get; } = new(StringComparer.Ordinal);
}
