using System.Text.Json.Nodes;

namespace Swamp.Runner.Contexts;

/// <summary>Files that came with an extension (EXT-62).</summary>
internal static class ExtensionFiles
{
    /// <summary>Absolute path of a file or folder.</summary>
    /// <param name="given">What the engine told of the call.</param>
    /// <param name="owner">Whose file it is, for messages.</param>
    /// <param name="relativePath">From the folder of the manifest.</param>
    public static string Find(JsonObject given, string owner, string relativePath)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        if ((string?)given["filesRoot"] is not { } root)
        {
            throw new FileNotFoundException($"ExtensionFile(\"{relativePath}\"): no manifest.yaml was found above the file of {owner}.");
        }

        if (Path.IsPathRooted(relativePath) || relativePath.Split('/', '\\').Contains(".."))
        {
            throw new ArgumentException($"ExtensionFile(\"{relativePath}\"): the path must stay inside the extension.", nameof(relativePath));
        }

        var path = Path.GetFullPath(relativePath, root);
        return Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"ExtensionFile(\"{relativePath}\"): there is no such file. {((bool?)given["filesInstalled"] == true ? "If it was installed from an old archive, publish it again and pull it again." : $"It was looked for at {path}.")}");
    }
}
