using Swamp.Engine.Errors;

namespace Swamp.Engine.Files;

/// <summary>Paths that may not leave a folder, neither by <c>..</c> nor through symbolic links (GEN-19).</summary>
public static class ContainedPath
{
    /// <summary>The absolute path of something below a root, symbolic links followed.</summary>
    /// <param name="root">The folder; it may itself be reached through links.</param>
    /// <param name="relative">A relative path; it need not exist. Absolute paths are refused.</param>
    /// <exception cref="SwampException"><c>file_system</c> when it leads out of the root.</exception>
    public static string Resolve(string root, string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        if (relative.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            throw Outside(relative, root);
        }

        return Check(root, Path.Combine(root, relative));
    }

    /// <summary>The real path of a file, which must lie below a root (or be the root).</summary>
    /// <param name="root">The folder.</param>
    /// <param name="path">An absolute path, or one relative to the working directory.</param>
    /// <exception cref="SwampException"><c>file_system</c> when it lies elsewhere.</exception>
    public static string Check(string root, string path)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var realRoot = RealPath.Of(root);
            var real = RealPath.Of(path);
            return IsInside(realRoot, real) ? real : throw Outside(path, root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FileErrors.Of("reached", path, exception);
        }
    }

    private static bool IsInside(string root, string path)
    {
        var comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var folder = Path.TrimEndingDirectorySeparator(root);
        return path.StartsWith(folder, comparison)
            && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);
    }

    private static SwampException Outside(string path, string root) =>
        new(
            ErrorCodes.FileSystem,
            $"The path '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' leads out of '{root}'.",
            "Use a path inside that folder; a symbolic link on the way may point elsewhere.");
}
