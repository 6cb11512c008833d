using Swamp.Engine.Errors;

namespace Swamp.Engine.Agents;

/// <summary>Finds the file that a path below a folder really means, and refuses one that symbolic links lead out of the folder (GEN-19).</summary>
internal static class ContainedPath
{
    private const int MaxLinks = 40;

    /// <summary>The real path.</summary>
    /// <param name="root">Absolute path of the folder; it may itself be reached through links.</param>
    /// <param name="relative">Path below it; need not exist.</param>
    /// <exception cref="SwampException">The path leads out of the folder, or links go round in a circle.</exception>
    public static string Resolve(string root, string relative)
    {
        var realRoot = Follow(Path.GetFullPath(root));
        var real = Follow(Path.GetFullPath(relative, realRoot));
        return IsInside(realRoot, real)
            ? real
            : throw new SwampException(
                ErrorCodes.FileSystem,
                $"{Path.Combine(root, relative)} leads out of {root}, to {real}",
                "Replace the symbolic link by a file or folder of its own.");
    }

    private static bool IsInside(string root, string path) =>
        path == root || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Follow(string path)
    {
        var links = 0;
        var current = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Segments(path).Reverse());
        while (rest.TryPop(out var segment))
        {
            if (segment == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new SwampException(ErrorCodes.FileSystem, $"{path}: the symbolic links go round in a circle", "Remove one of the links.");
            }

            current = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : current;
            foreach (var part in Segments(target).Reverse())
            {
                rest.Push(part);
            }
        }

        return current;
    }

    private static IEnumerable<string> Segments(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Where(static segment => segment != ".");
}
