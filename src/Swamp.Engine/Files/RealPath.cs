namespace Swamp.Engine.Files;

/// <summary>Follows symbolic links in every part of a path, including parts of which the end does not exist yet.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var pending = new Stack<string>(Enumerable.Reverse(Parts(full[root.Length..])));
        var real = root;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (LinkTarget(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"Too many symbolic links in '{path}'.");
            }

            if (Path.IsPathRooted(target))
            {
                root = Path.GetPathRoot(target)!;
                real = root;
                target = target[root.Length..];
            }

            foreach (var piece in Enumerable.Reverse(Parts(target)))
            {
                pending.Push(piece);
            }
        }

        return real;
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // what cannot be looked at cannot be opened either
        }
    }

    private static string[] Parts(string path) =>
        [.. path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(static part => part != ".")];
}
