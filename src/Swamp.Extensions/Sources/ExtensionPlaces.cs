using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Sources;

/// <summary>
/// Where the extensions of a repository come from: folders of its own, installed archives, and local sources, in this order of precedence (EXT-14,
/// EXT-15, EXT-20, EXT-22).
/// </summary>
/// <param name="layout">Where everything of the repository lies.</param>
/// <param name="marker">What <c>.swamp.yaml</c> says.</param>
/// <param name="environment">What environment variables say.</param>
public sealed class ExtensionPlaces(RepositoryLayout layout, RepositoryMarker marker, SwampEnvironment environment)
{
    private IReadOnlyList<(LocalSource Source, SourceFolder Folder)>? sources;

    /// <summary>The folder that a kind is kept in.</summary>
    /// <param name="kind"><c>models</c>, <c>vaults</c>, <c>drivers</c>, <c>datastores</c>, <c>reports</c> or <c>workflows</c>.</param>
    public string KindFolder(string kind)
    {
        var setting = kind switch
        {
            "models" => environment.ModelsDirectory ?? marker.ModelsDir,
            "vaults" => environment.VaultsDirectory ?? marker.VaultsDir,
            "drivers" => environment.DriversDirectory ?? marker.DriversDir,
            "datastores" => environment.DatastoresDirectory ?? marker.DatastoresDir,
            "reports" => environment.ReportsDirectory ?? marker.ReportsDir,
            _ => environment.WorkflowsDirectory ?? marker.WorkflowsDir,
        };
        return Path.GetFullPath(setting ?? Path.Combine("extensions", kind), OwnRoot());
    }

    /// <summary>The lockfile of installed extensions (EXT-100).</summary>
    public string Lockfile => Path.Combine(KindFolder("models"), Installing.Lockfile.FileName);

    /// <summary>Workflow files that sources and manifests bring, beside the folder for workflows.</summary>
    public IReadOnlyList<string> WorkflowFiles()
    {
        var index = new SourceIndex(Path.Combine(layout.Local, "bundles", "_sources.json"));
        return [.. OwnManifests().SelectMany(static m => m.WorkflowFiles()), .. Sources(index).SelectMany(static s => s.Folder.WorkflowFiles)];
    }

    /// <summary>Folders with code, in the order of precedence.</summary>
    internal IReadOnlyList<ExtensionFolder> CodeFolders(SourceIndex index)
    {
        sources = null;
        var pulled = Below(layout.PulledExtensions).Select(static manifest => Path.GetDirectoryName(manifest)!);
        return
        [
            .. SourceKinds.All.Where(static k => k != SourceKinds.Workflows).Select(k => new ExtensionFolder(KindFolder(k), null, Installed: false)),

            // A manifest whose entries lie beside it brings its own folder along, wherever that is below the extensions.
            .. OwnManifests().Select(static m => new ExtensionFolder(m.Folder, m.Folder, Installed: false)),
            .. pulled.Select(static folder => new ExtensionFolder(folder, Path.Combine(folder, "files"), Installed: true)),
            .. Sources(index).SelectMany(static s => s.Folder.CodeFolders),
        ];
    }

    /// <summary>Every folder that a local source stands for, with what it holds; missing ones are left out (EXT-88).</summary>
    internal IReadOnlyList<(LocalSource Source, SourceFolder Folder)> Sources(SourceIndex index)
    {
        if (sources is null)
        {
            var paths = new SourcePaths(layout.Root, environment);
            var reader = new SourceReader(index);
            sources = [.. SourcesFile.Load(layout.Root).Sources.SelectMany(s => paths.Expand(s.Path).Select(folder => (s, reader.Read(folder, s.Only))))];
        }

        return sources;
    }

    /// <summary>Sources whose folder is not there, for a warning.</summary>
    internal IReadOnlyList<LocalSource> MissingSources()
    {
        var paths = new SourcePaths(layout.Root, environment);
        return [.. SourcesFile.Load(layout.Root).Sources.Where(s => !SourcePaths.IsGlob(s.Path) && paths.Expand(s.Path).Count == 0)];
    }

    /// <summary>Every manifest below the repository's own extensions and installed ones, and in sources.</summary>
    internal IReadOnlyList<string> ManifestFiles(SourceIndex index) =>
    [
        .. Below(Path.Combine(OwnRoot(), "extensions")),
        .. Below(layout.PulledExtensions),
        .. Sources(index).Select(static s => s.Folder.Root).Distinct(StringComparer.Ordinal).SelectMany(static root => ManifestSearch.In(root)),
    ];

    private IEnumerable<ManifestEntries> OwnManifests() => Below(Path.Combine(OwnRoot(), "extensions")).Select(ManifestEntries.TryRead).OfType<ManifestEntries>().Where(static m => m.IsBesideItsEntries);

    private string OwnRoot()
    {
        if (environment.ExtensionsDirectory is not { } other)
        {
            return layout.Root;
        }

        var root = Path.GetFullPath(other, layout.Root);
        var problem = !Directory.Exists(root) ? "is no folder"
            : (root + Path.DirectorySeparatorChar).StartsWith(Path.Combine(layout.Root, ".swamp") + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? "lies inside .swamp"
            : null;
        return problem is null ? root : throw new SwampException(
            ErrorCodes.InvalidArgument, $"SWAMP_EXTENSIONS_DIR {problem}: {root}", "Name the folder that holds extensions/, or unset the variable.");
    }

    private static IEnumerable<string> Below(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "manifest.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true }).Order(StringComparer.Ordinal)
        : [];
}
