using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Discovery;

/// <summary>Finds extension files: those written in the repository first, then those of installed extensions (EXT-20, EXT-22).</summary>
internal sealed class SourceFinder(string repository, Func<IReadOnlyList<ExtensionFolder>> folders, SourceIndex index)
{
    /// <summary>All extension files, in the order in which they take precedence.</summary>
    public IReadOnlyList<ExtensionSource> Find()
    {
        var found = new List<ExtensionSource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in folders())
        {
            foreach (var file in (folder.IsDirect ? SourceReader.CodeFiles(folder.Path) : Files(folder.Path)).Where(seen.Add))
            {
                if (index.Of(file) is { Kind: { } kind } facts && folder.Only?.Contains(SourceKinds.NameOf(kind)) != false)
                {
                    found.Add(new ExtensionSource
                    {
                        Path = file,
                        DisplayPath = Shown(file),
                        Folder = folder,
                        Kind = kind,
                        NameHint = facts.Name,
                    });
                }
            }
        }

        return found;
    }

    private string Shown(string file)
    {
        var relative = Path.GetRelativePath(repository, file).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>
    /// Whether a file may hold an extension, by its name; files that end in <c>_test.ts</c> or <c>_test.cs</c> hold tests. Those that begin with <c>._</c> are what
    /// macOS keeps beside files on foreign disks; they are in no checksum (EXT-101), and so nothing is ever loaded from them.
    /// </summary>
    public static bool IsSource(string name) => !name.StartsWith("._", StringComparison.Ordinal) && (
        (name.EndsWith(".ts", StringComparison.Ordinal) && !name.EndsWith("_test.ts", StringComparison.Ordinal) && !name.EndsWith(".d.ts", StringComparison.Ordinal))
        || (name.EndsWith(".cs", StringComparison.Ordinal) && !name.EndsWith("_test.cs", StringComparison.Ordinal)));

    /// <summary>Files in TypeScript and C#, sorted; folders that start with an underscore hold helpers.</summary>
    private static IEnumerable<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new List<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(next).EnumerateFileSystemInfos())
                {
                    if (entry is DirectoryInfo directory)
                    {
                        // Links are not followed: they may lead in circles, and out of the repository.
                        if (directory.LinkTarget is null && directory.Name[0] is not ('_' or '.') && directory.Name is not ("node_modules" or "bin" or "obj"))
                        {
                            open.Push(directory.FullName);
                        }
                    }
                    else if (IsSource(entry.Name))
                    {
                        files.Add(entry.FullName);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A folder that cannot be read has no extensions for us.
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
