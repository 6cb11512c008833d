using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Repositories;

/// <summary>
/// Moves what older versions kept elsewhere (REPO-22): definitions, workflows and vaults from <c>.swamp</c> to the top of the repository,
/// the tree of links that showed them there, and <c>latest</c> links to text files. A file is never overwritten.
/// </summary>
internal sealed class LegacyLayout
{
    private static readonly (string Old, string New)[] Moved = [("definitions", "models"), ("workflows", "workflows"), ("vault", "vaults")];

    private readonly List<(string Link, string Display)> _links = [];
    private readonly List<(string From, string To, string Display)> _files = [];
    private readonly List<(string Link, string Version, string Display)> _latest = [];

    private LegacyLayout()
    {
    }

    /// <summary>What is going to be done.</summary>
    public IEnumerable<ScaffoldChange> Changes =>
    [
        .. _links.Select(static link => new ScaffoldChange(link.Display, ScaffoldAction.Update)),
        .. _files.Select(static file => new ScaffoldChange(file.Display, ScaffoldAction.Create)),
        .. _latest.Select(static link => new ScaffoldChange(link.Display, ScaffoldAction.Update)),
    ];

    /// <summary>Looks for what has to be moved; changes nothing.</summary>
    public static LegacyLayout Plan(string root)
    {
        var layout = new LegacyLayout();
        var state = Path.Combine(root, ".swamp");
        foreach (var (old, current) in Moved)
        {
            layout.FindLinks(root, Path.Combine(root, current), state);
            layout.FindFiles(root, Path.Combine(state, old), Path.Combine(root, current));
        }

        layout.FindLatest(root, Path.Combine(state, "data"));
        return layout;
    }

    /// <summary>The hint for somebody who looks in vain for what an older version kept below <c>.swamp</c>; null when nothing lies there.</summary>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="folder"><c>models</c>, <c>workflows</c> or <c>vaults</c>: where it lies today.</param>
    public static string? HintFor(string root, string folder)
    {
        var old = Path.Combine(root, ".swamp", Moved.Single(m => m.New == folder).Old);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.Exists(old) && Directory.EnumerateFiles(old, "*.yaml", options).Any()
            ? $"An older version kept its {folder} in .swamp/{Path.GetFileName(old)}; this moves them: swamp repo upgrade"
            : null;
    }

    /// <summary>Does it.</summary>
    public void Apply()
    {
        try
        {
            foreach (var (link, _) in _links)
            {
                File.Delete(link);
            }

            foreach (var (from, to, _) in _files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                if (!ExclusiveMove.TryMove(from, to))
                {
                    throw new IOException($"'{to}' exists already.");
                }
            }

            foreach (var (link, version, _) in _latest)
            {
                var temporary = link + ".tmp";
                File.WriteAllText(temporary, version);
                File.Move(temporary, link, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SwampException(
                ErrorCodes.FileSystem,
                $"The older layout could not be moved: {exception.Message}",
                "Nothing is lost; correct the cause and run: swamp repo upgrade",
                innerException: exception);
        }
    }

    private void FindLinks(string root, string folder, string state)
    {
        foreach (var path in Entries(folder).Where(static path => new FileInfo(path).LinkTarget is not null))
        {
            var target = Path.GetFullPath(new FileInfo(path).LinkTarget!, Path.GetDirectoryName(path)!);
            if (target.StartsWith(state + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                _links.Add((path, Display(root, path)));
            }
        }
    }

    private void FindFiles(string root, string from, string to)
    {
        foreach (var path in Entries(from).Where(static path => File.Exists(path) && path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            if (!Path.Exists(target) || _links.Exists(link => link.Link == target))
            {
                _files.Add((path, target, Display(root, target)));
            }
        }
    }

    private void FindLatest(string root, string data)
    {
        foreach (var path in Entries(data).Where(static path => Path.GetFileName(path) == "latest"))
        {
            if (new FileInfo(path).LinkTarget is { } target && int.TryParse(Path.GetFileName(target.TrimEnd('/')), out var version))
            {
                _latest.Add((path, version.ToString(), Display(root, path)));
            }
        }
    }

    /// <summary>Everything below a folder, links not followed.</summary>
    private static IEnumerable<string> Entries(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.None };
        var pending = new Stack<string>(Directory.Exists(folder) ? [folder] : []);
        while (pending.TryPop(out var current))
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(current, "*", options))
            {
                yield return path;
                if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
                {
                    pending.Push(path);
                }
            }
        }
    }

    private static string Display(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
