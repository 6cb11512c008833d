namespace Swamp.Operations.Registry;

/// <summary>The installed extensions, by name (EXC-15).</summary>
public sealed record ListExtensionsResult
{
    /// <summary>The extensions.</summary>
    public required IReadOnlyList<InstalledExtension> Extensions { get; init; }
}
