using System.Text;
using Swamp.Engine.Files;

namespace Swamp.Extensions.Archives;

/// <summary>The rules for paths in archives, the same for packing and unpacking (EXT-72, EXT-103).</summary>
internal static class ArchivePath
{
    /// <summary>Why a path cannot be used; null when it can.</summary>
    public static string? Problem(string path, ArchiveLimits limits)
    {
        if (path.Length == 0)
        {
            return "an entry has no name.";
        }

        if (path.Length > limits.PathLength)
        {
            return $"the path {Shown(path[..40])}… is longer than {limits.PathLength} characters.";
        }

        if (path[0] == '/' || path.Contains('\\', StringComparison.Ordinal))
        {
            return $"the path {Shown(path)} is absolute or holds a backslash.";
        }

        var parts = path.Split('/');
        if (parts.Length > limits.Depth)
        {
            return $"the path {Shown(path)} is deeper than {limits.Depth} folders.";
        }

        foreach (var part in parts)
        {
            if (!SafeFileName.IsSafe(part, out var reason))
            {
                return $"the path {Shown(path)} has a part that {reason}.";
            }
        }

        return null;
    }

    /// <summary>What makes two paths the same file on some system: form of letters and case (EXT-13).</summary>
    public static string Identity(string path) => path.Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>A path that comes from elsewhere, so that it cannot do anything to a terminal.</summary>
    public static string Shown(string path) => "'" + string.Concat(path.Select(static c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) + "'";
}
