using System.Text;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Installing;

/// <summary>The checksum over the files of an installed extension (EXT-101).</summary>
internal static class FolderDigest
{
    /// <summary>Files below a folder by path with slashes; <c>._*</c> and the folders of other extensions are left out.</summary>
    public static IEnumerable<(string Path, FileInfo File)> Files(string folder, IReadOnlyList<string> nested)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return new DirectoryInfo(folder).EnumerateFiles("*", options)
            .Where(f => !f.Name.StartsWith("._", StringComparison.Ordinal) && !nested.Any(n => f.FullName.StartsWith(n + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .Select(f => (Path.GetRelativePath(folder, f.FullName).Replace('\\', '/'), f));
    }

    /// <summary>The checksum of files by path and hash.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> hashes)
    {
        var text = new StringBuilder();
        foreach (var (path, hash) in hashes.OrderBy(static h => h.Key, StringComparer.Ordinal))
        {
            text.Append(path).Append('\0').Append(hash).Append('\n');
        }

        return Digest.Hex(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
