namespace Swamp.Extensions.Sources;

/// <summary>Finds the folder that relative paths of sources start from, so that linked work trees of one clone share them (EXT-86).</summary>
internal static class GitWorktree
{
    /// <summary>The root of the main work tree that a folder belongs to; the folder itself when git does not know it.</summary>
    public static string MainRootOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git))
            {
                return at;
            }

            if (File.Exists(git))
            {
                return MainOf(git) ?? at;
            }
        }

        return folder;
    }

    /// <summary>A linked work tree points to <c>main/.git/worktrees/name</c>.</summary>
    private static string? MainOf(string pointer)
    {
        try
        {
            var text = File.ReadAllText(pointer).Trim();
            if (!text.StartsWith("gitdir:", StringComparison.Ordinal))
            {
                return null;
            }

            var target = Path.GetFullPath(text["gitdir:".Length..].Trim(), Path.GetDirectoryName(pointer)!);
            var worktrees = Path.GetDirectoryName(target);
            return Path.GetFileName(worktrees) == "worktrees" && Path.GetDirectoryName(worktrees) is { } common && Path.GetFileName(common) == ".git"
                ? Path.GetDirectoryName(common)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
