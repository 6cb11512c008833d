using System.IO.Enumeration;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Extensions.Sources;

/// <summary>Turns the path of a source into folders: <c>~</c>, variables and globs (EXT-86).</summary>
internal sealed class SourcePaths(string repository, SwampEnvironment environment)
{
    private const int Deepest = 8;
    private static readonly EnumerationOptions Quiet = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
    private string? start;

    /// <summary>Whether a path stands for whatever matches it.</summary>
    public static bool IsGlob(string path) => path.AsSpan().IndexOfAny("*?{") >= 0 && !path.Contains("${", StringComparison.Ordinal);

    /// <summary>The folders that exist, sorted; empty when there is none, or when a variable is not set.</summary>
    public IReadOnlyList<string> Expand(string path)
    {
        if (TryAbsolute(path) is not { } absolute)
        {
            return [];
        }

        if (!IsGlob(path))
        {
            return Directory.Exists(absolute) ? [absolute] : [];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var alternative in Braces(absolute))
        {
            var root = Path.GetPathRoot(alternative)!;
            Match(root, alternative[root.Length..].Split('/', '\\', StringSplitOptions.RemoveEmptyEntries), 0, found);
        }

        return [.. found];
    }

    /// <summary>The path without <c>~</c> and variables, absolute; null when a variable is not set.</summary>
    public string? TryAbsolute(string path)
    {
        try
        {
            return Path.GetFullPath(PathVariables.Expand(path, environment, "path"), start ??= GitWorktree.MainRootOf(repository)).TrimEnd('/') is { Length: > 0 } full ? full : "/";
        }
        catch (SwampException)
        {
            return null;
        }
    }

    private static void Match(string folder, string[] parts, int at, SortedSet<string> found)
    {
        if (at == parts.Length)
        {
            found.Add(folder);
            return;
        }

        if (parts[at] == "**")
        {
            Match(folder, parts, at + 1, found);
            foreach (var below in Below(folder, Deepest))
            {
                Match(below, parts, at + 1, found);
            }
        }
        else if (parts[at].AsSpan().IndexOfAny("*?") < 0)
        {
            if (Directory.Exists(Path.Combine(folder, parts[at])))
            {
                Match(Path.Combine(folder, parts[at]), parts, at + 1, found);
            }
        }
        else if (Directory.Exists(folder))
        {
            foreach (var name in Directory.EnumerateDirectories(folder, "*", Quiet).Select(static d => Path.GetFileName(d)))
            {
                if (FileSystemName.MatchesSimpleExpression(parts[at], name, ignoreCase: false) && (name[0] != '.' || parts[at][0] == '.'))
                {
                    Match(Path.Combine(folder, name), parts, at + 1, found);
                }
            }
        }
    }

    private static IEnumerable<string> Below(string folder, int depth)
    {
        if (depth == 0 || !Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var child in new DirectoryInfo(folder).EnumerateDirectories("*", Quiet).Where(static d => d.LinkTarget is null && d.Name[0] != '.' && d.Name != "node_modules"))
        {
            yield return child.FullName;
            foreach (var below in Below(child.FullName, depth - 1))
            {
                yield return below;
            }
        }
    }

    /// <summary><c>a/{b,c}</c> as <c>a/b</c> and <c>a/c</c>.</summary>
    private static IEnumerable<string> Braces(string path)
    {
        var open = path.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : path.IndexOf('}', open);
        return close < 0
            ? [path]
            : path[(open + 1)..close].Split(',').SelectMany(choice => Braces(string.Concat(path.AsSpan(0, open), choice, path.AsSpan(close + 1))));
    }
}
