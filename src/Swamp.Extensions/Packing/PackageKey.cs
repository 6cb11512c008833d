using System.Text;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Packing;

/// <summary>What an archive is kept under (EXT-80).</summary>
internal static class PackageKey
{
    /// <summary>SHA-256, lower-case hex, of everything that an archive is made from.</summary>
    /// <param name="files">The files that are put in as they are, the manifest among them.</param>
    /// <param name="states">What the bundles depend on.</param>
    public static string Of(IEnumerable<ArchiveFile> files, IEnumerable<string> states)
    {
        var lines = new StringBuilder("swamp-package 1\n");
        foreach (var file in files.OrderBy(static f => f.Path, StringComparer.Ordinal))
        {
            lines.Append(file.Path).Append('\0').Append(file.IsExecutable ? 'x' : '-').Append(Digest.Hex(file.Content.Span)).Append('\n');
        }

        foreach (var state in states)
        {
            lines.Append(state).Append('\n');
        }

        return Digest.Hex(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
