namespace Swamp.Extensions.Manifests;

/// <summary>What the entries of a manifest are relative to (EXT-11).</summary>
public enum ManifestBase
{
    /// <summary>The folder of their kind.</summary>
    TypedDirectory,

    /// <summary>The folder of the manifest.</summary>
    Manifest,
}
