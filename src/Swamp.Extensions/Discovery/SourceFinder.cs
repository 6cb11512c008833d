namespace Swamp.Extensions.Discovery;

/// <summary>Finds extension files: those written in the repository first, then those of installed extensions (EXT-20, EXT-22).</summary>
internal sealed class SourceFinder(string repository, string extensionsDirectory, SourceIndex index)
{
    private static readonly string[] Kinds = ["models", "vaults", "drivers", "datastores", "reports"];

    /// <summary>All extension files, in the order in which they take precedence.</summary>
    public IReadOnlyList<ExtensionSource> Find()
    {
        var found = new List<ExtensionSource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in Folders())
        {
            foreach (var file in Files(folder.Path).Where(seen.Add))
            {
                if (index.Of(file) is { Kind: { } kind } facts)
                {
                    found.Add(new ExtensionSource
                    {
                        Path = file,
                        DisplayPath = Path.GetRelativePath(repository, file).Replace('\\', '/'),
                        Folder = folder,
                        Kind = kind,
                        NameHint = facts.Name,
                    });
                }
            }
        }

        return found;
    }

    private IEnumerable<ExtensionFolder> Folders()
    {
        foreach (var kind in Kinds)
        {
            yield return new ExtensionFolder(Path.Combine(extensionsDirectory, kind), null, Installed: false);
        }

        // A manifest whose entries lie beside it brings its own folder along, wherever that is below the extensions.
        foreach (var manifest in Below(extensionsDirectory, "manifest.yaml").Where(static m => IsBesideItsEntries(m)))
        {
            var folder = Path.GetDirectoryName(manifest)!;
            yield return new ExtensionFolder(folder, folder, Installed: false);
        }

        var pulled = Path.Combine(repository, ".swamp", "pulled-extensions");
        foreach (var manifest in Below(pulled, "manifest.yaml"))
        {
            var folder = Path.GetDirectoryName(manifest)!;
            yield return new ExtensionFolder(folder, Path.Combine(folder, "files"), Installed: true);
        }
    }

    private static bool IsBesideItsEntries(string manifest)
    {
        try
        {
            return File.ReadLines(manifest).Any(static line => line.TrimStart().StartsWith("base:", StringComparison.Ordinal) && line.Contains("manifest", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Below(string folder, string name) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, name, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6 }).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Whether a file may hold an extension, by its name; files that end in <c>_test.ts</c> or <c>_test.cs</c> hold tests.</summary>
    public static bool IsSource(string name) =>
        (name.EndsWith(".ts", StringComparison.Ordinal) && !name.EndsWith("_test.ts", StringComparison.Ordinal) && !name.EndsWith(".d.ts", StringComparison.Ordinal))
        || (name.EndsWith(".cs", StringComparison.Ordinal) && !name.EndsWith("_test.cs", StringComparison.Ordinal));

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
