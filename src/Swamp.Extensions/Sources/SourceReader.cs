using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Discovery;

namespace Swamp.Extensions.Sources;

/// <summary>Finds out what lies in a folder of a source: the usual layout, or content that lies there directly (EXT-87).</summary>
internal sealed class SourceReader(SourceIndex index)
{
    private const int Deepest = 4;
    private const long LargestCode = 2 << 20;
    private const long LargestYaml = 64 << 10;

    /// <summary>What a folder holds of the wanted kinds.</summary>
    /// <param name="root">Absolute path.</param>
    /// <param name="only">Names of the kinds that are wanted; null for all.</param>
    public SourceFolder Read(string root, IReadOnlyList<string>? only)
    {
        bool IsWanted(string kind) => only is null || only.Contains(kind);
        var folders = KindFolders(root);
        if (folders.Count > 0)
        {
            var standard = folders.Where(f => IsWanted(f.Kind)).ToList();
            return new SourceFolder(
                root,
                [.. standard.Where(static f => f.Kind != SourceKinds.Workflows).Select(f => new ExtensionFolder(f.Path, null, Installed: false) { Boundary = root, Only = [f.Kind] })],
                [.. standard.Where(static f => f.Kind == SourceKinds.Workflows).SelectMany(static f => Yaml(f.Path))],
                [.. standard.Select(static f => f.Kind)]);
        }

        var code = CodeFiles(root).Select(f => index.Of(f)?.Kind).OfType<ExtensionKind>().Select(SourceKinds.NameOf).Where(IsWanted).ToHashSet(StringComparer.Ordinal);
        var workflows = IsWanted(SourceKinds.Workflows) ? WorkflowFiles(root) : [];
        return new SourceFolder(
            root,
            code.Count > 0 ? [new ExtensionFolder(root, null, Installed: false) { Boundary = root, Only = [.. code], IsDirect = true }] : [],
            workflows,
            [.. SourceKinds.All.Where(k => code.Contains(k) || (k == SourceKinds.Workflows && workflows.Count > 0))]);
    }

    /// <summary>Code files of a folder whose content lies there directly, sorted.</summary>
    public static IReadOnlyList<string> CodeFiles(string root) => Files(
        root,
        static f => f.Length <= LargestCode && SourceFinder.IsSource(f.Name));

    private static List<(string Kind, string Path)> KindFolders(string root)
    {
        var marker = MarkerOf(root);
        string? Setting(string kind) => kind switch
        {
            "models" => marker?.ModelsDir,
            "vaults" => marker?.VaultsDir,
            "drivers" => marker?.DriversDir,
            "datastores" => marker?.DatastoresDir,
            "reports" => marker?.ReportsDir,
            _ => marker?.WorkflowsDir,
        };
        return
        [
            .. SourceKinds.All
                .Select(kind => (kind, Path.GetFullPath(Setting(kind) ?? Path.Combine("extensions", kind), root)))
                .Where(static f => Directory.Exists(f.Item2)),
        ];
    }

    private static RepositoryMarker? MarkerOf(string root)
    {
        try
        {
            return File.Exists(Path.Combine(root, ".swamp.yaml")) ? MarkerFile.Load(root).Marker : null;
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            // Somebody else's settings; the usual folders are looked for instead.
            return null;
        }
    }

    private static IReadOnlyList<string> WorkflowFiles(string root) =>
    [
        .. Files(root, static f => f.Length <= LargestYaml && (f.Name.EndsWith(".yaml", StringComparison.Ordinal) || f.Name.EndsWith(".yml", StringComparison.Ordinal)))
            .Where(HasJobs),
    ];

    private static bool HasJobs(string file)
    {
        try
        {
            return File.ReadLines(file).Any(static line => line.StartsWith("jobs:", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> Yaml(string folder) => Files(folder, static f => f.Name.EndsWith(".yaml", StringComparison.Ordinal));

    private static List<string> Files(string root, Func<FileInfo, bool> belongs)
    {
        var files = new List<string>();
        var open = new Stack<(string Folder, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(next.Folder).EnumerateFileSystemInfos())
                {
                    if (entry is FileInfo file && belongs(file))
                    {
                        files.Add(file.FullName);
                    }
                    else if (entry is DirectoryInfo { LinkTarget: null } folder && next.Depth < Deepest
                        && folder.Name[0] is not ('_' or '.') && folder.Name is not ("node_modules" or "dist" or "build" or "target" or "bin" or "obj"))
                    {
                        open.Push((folder.FullName, next.Depth + 1));
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A folder that cannot be read has nothing for us.
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
