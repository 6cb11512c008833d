namespace Swamp.Extensions.Health;

/// <summary>How an extension file may stand (EXT-42).</summary>
public static class ExtensionStates
{
    /// <summary>It can be used.</summary>
    public const string Indexed = "Indexed";

    /// <summary>It can neither be bundled nor imported.</summary>
    public const string BundleBuildFailed = "BundleBuildFailed";

    /// <summary>It can be imported, and exports the wrong shape.</summary>
    public const string ValidationFailed = "ValidationFailed";
}
