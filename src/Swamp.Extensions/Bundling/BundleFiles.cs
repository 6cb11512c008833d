using System.Text;
using System.Text.RegularExpressions;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// The files that are built of an extension: <c>pond-0123456789ab.js</c>, or <c>.dll</c>, <c>.pdb</c>, <c>.xml</c> and a folder of that name with packages,
/// and <c>pond.json</c> or <c>pond.cs.json</c>, which describes them.
/// </summary>
internal static partial class BundleFiles
{
    /// <summary>SHA-256 of a bundle and of the packages in the folder beside it, lower-case hex.</summary>
    public static async Task<string> HashAsync(string bundle, CancellationToken cancellationToken)
    {
        var own = HostFiles.Hash(await File.ReadAllBytesAsync(bundle, cancellationToken));
        var packages = Path.ChangeExtension(bundle, null);
        if (!Directory.Exists(packages))
        {
            return own;
        }

        var all = new StringBuilder(own);
        foreach (var file in Directory.EnumerateFiles(packages, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            all.Append('\n').Append(Path.GetRelativePath(packages, file).Replace('\\', '/')).Append(':').Append(HostFiles.Hash(await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return HostFiles.Hash(Encoding.UTF8.GetBytes(all.ToString()));
    }

    /// <summary>The sources that a file among the bundles can have been built of: places of theirs, without ending.</summary>
    /// <param name="bundles">The folder of all bundles.</param>
    /// <param name="file">A file below it.</param>
    public static IEnumerable<string> StemsOf(string bundles, string file)
    {
        for (var path = file; path.Length > bundles.Length; path = Path.GetDirectoryName(path)!)
        {
            if (Built().Match(Path.GetFileName(path)) is { Success: true } match)
            {
                yield return Path.Combine(Path.GetDirectoryName(path)!, match.Groups["stem"].Value);
            }
        }
    }

    [GeneratedRegex(@"^(?<stem>.+?)(-[0-9a-f]{12}(\..*)?|(\.cs)?\.json(\..*)?)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Built();
}
