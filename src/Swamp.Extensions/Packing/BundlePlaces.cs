using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Packing;

/// <summary>Where the bundle of a file lies in an archive and in an installed extension (EXT-70).</summary>
internal static class BundlePlaces
{
    /// <summary>Ending of the description that lies beside a bundle.</summary>
    public const string DescriptionEnding = ".swamp.json";

    /// <summary>The path of the bundle of <c>models/pod.ts</c>: <c>bundles/pod.js</c>; null when the file lies in no folder of a kind.</summary>
    public static string? Of(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? null : path[..slash] switch
        {
            "models" => "bundles",
            "vaults" => "vault-bundles",
            "drivers" => "driver-bundles",
            "datastores" => "datastore-bundles",
            "reports" => "report-bundles",
            _ => null,
        };
        return folder is null ? null : $"{folder}/{Path.ChangeExtension(path[(slash + 1)..], ".js")}";
    }

    /// <summary>The path of its description.</summary>
    public static string DescriptionOf(string bundle) => Path.ChangeExtension(bundle, DescriptionEnding);

    /// <summary>The bundle of an installed file, absolute; null when it came with none.</summary>
    public static string? Installed(ExtensionSource source)
    {
        var path = Path.GetRelativePath(source.Folder.Path, source.Path).Replace('\\', '/');
        return Of(path) is { } bundle && Path.Combine(source.Folder.Path, bundle) is var full && File.Exists(full) ? full : null;
    }
}
