using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Yaml;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Packing;

/// <summary>Makes the archive of an extension: sources, bundles, workflows, skills and further files (EXT-70 to EXT-75).</summary>
public sealed class ExtensionPacker
{
    private static readonly string[] CodeKinds = ["models", "vaults", "drivers", "datastores", "reports"];

    private readonly ExtensionPlaces places;
    private readonly RepositoryLayout layout;
    private readonly RepositoryMarker marker;
    private readonly string? home;
    private readonly SourceIndex index;
    private readonly IBundleMaker bundles;
    private readonly PackageCache cache;

    internal ExtensionPacker(ExtensionPlaces places, RepositoryLayout layout, RepositoryMarker marker, string? home, SourceIndex index, IBundleMaker bundles, PackageCache cache) =>
        (this.places, this.layout, this.marker, this.home, this.index, this.bundles, this.cache) = (places, layout, marker, home, index, bundles, cache);

    /// <summary>Packs the extension of a manifest.</summary>
    /// <param name="manifestPath">Absolute path of the manifest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">The manifest or a file that it names is wrong or missing, or the rules for publishing forbid it.</exception>
    public Task<PackedExtension> PackAsync(string manifestPath, CancellationToken cancellationToken) => PackAsync(manifestPath, version: null, cancellationToken);

    /// <summary>Packs the extension of a manifest.</summary>
    /// <param name="manifestPath">Absolute path of the manifest.</param>
    /// <param name="version">The version that it gets; that of the manifest when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">The manifest or a file that it names is wrong or missing, or the rules for publishing forbid it.</exception>
    public async Task<PackedExtension> PackAsync(string manifestPath, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        var manifest = Read(manifestPath);
        manifest = manifest with { Version = version ?? manifest.Version };
        var draft = new Draft(manifest, new EntryFinder(manifestPath, manifest, places, layout, marker, home));
        await AddCodeAsync(draft, cancellationToken);
        await AddWorkflowsAsync(draft, cancellationToken);
        await AddSkillsAsync(draft, cancellationToken);
        await AddOthersAsync(draft, cancellationToken);
        draft.Files["manifest.yaml"] = new ArchiveFile("manifest.yaml", Encoding.UTF8.GetBytes(ManifestWriter.Write(manifest)));
        var key = PackageKey.Of(draft.Files.Values, draft.Entries.Select(e => $"{e.Place} {bundles.StateOf(e.Source)}"));
        var kept = await cache.FindAsync(key, cancellationToken);
        if (kept is not null && !Restore(draft, kept, cancellationToken))
        {
            cache.Remove(key);
            kept = null;
        }

        if (kept is null)
        {
            await AddBundlesAsync(draft, cancellationToken);
        }

        await index.SaveAsync(cancellationToken);
        var files = draft.Files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal).ToList();
        Judge(draft, files);
        var archive = kept ?? ArchiveWriter.Write(files, manifest.Name, ArchiveLimits.Default);
        if (kept is null)
        {
            await cache.StoreAsync(key, manifest.Name, manifest.Version, archive, cancellationToken);
        }

        return new PackedExtension
        {
            Manifest = manifest,
            Archive = archive,
            Digest = Digest.Of(archive),
            Files = files,
            Contents = draft.Contents(),
            Findings = ExtensionReview.Findings(files),
            Packages = [.. ExtensionReview.Packages(files).Concat(draft.Entries.SelectMany(e => bundles.PackagesOf(e.Source))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Entries = [.. draft.Entries.Select(static e => new PackedEntry(e.Place[..e.Place.IndexOf('/', StringComparison.Ordinal)], e.Place, e.Source.Path))],
            Models = [.. draft.Models.Select(static m => m.Model)],
            CacheHash = key,
            CacheHit = kept is not null,
        };
    }

    /// <summary>Absolute paths of the sources in TypeScript, sorted: the entries with what they import, what is included, and further files (EXC-50).</summary>
    /// <exception cref="SwampException">The manifest or a file that it names is wrong or missing.</exception>
    public IReadOnlyList<string> TypeScriptFiles(string manifestPath)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        var manifest = Read(manifestPath);
        var finder = new EntryFinder(manifestPath, manifest, places, layout, marker, home);
        var entries = Kinds(manifest).SelectMany(k => k.Entries.Select(e => finder.Code(k.Kind, k.Label, e).Path)).Concat(manifest.Include.Select(e => finder.Code("models", "Include", e).Path));
        return
        [
            .. entries.SelectMany(e => Fingerprint.Of(e, index).Files).Where(File.Exists).Concat(manifest.AdditionalFiles.Select(e => finder.Beside("additionalFiles", "Additional", e)))
                .Where(static f => f.EndsWith(".ts", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads the manifest of an extension that is to be published.</summary>
    /// <exception cref="SwampException">It is none (EXT-10), or is broken.</exception>
    public static ExtensionManifest Read(string manifestPath)
    {
        ArgumentNullException.ThrowIfNull(manifestPath);
        if (manifestPath.EndsWith(".ts", StringComparison.Ordinal) || manifestPath.EndsWith(".js", StringComparison.Ordinal) || manifestPath.EndsWith(".cs", StringComparison.Ordinal))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"{manifestPath} is code; its manifest is wanted.", "swamp extension push manifest.yaml");
        }

        if (!File.Exists(manifestPath))
        {
            throw new SwampException(ErrorCodes.NotFound, $"Manifest file not found: {manifestPath}", "docs/tutorial-publish-extension.md shows how to write one.");
        }

        try
        {
            return ManifestReader.Read(manifestPath, File.ReadAllText(manifestPath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", manifestPath, exception);
        }
    }

    private async Task AddCodeAsync(Draft draft, CancellationToken cancellationToken)
    {
        var manifest = draft.Manifest;
        foreach (var (kind, label, entries) in Kinds(manifest))
        {
            foreach (var entry in entries)
            {
                await AddEntryAsync(draft, kind, draft.Finder.Code(kind, label, entry), cancellationToken);
            }
        }

        foreach (var entry in manifest.Include)
        {
            var (folder, path) = draft.Finder.Code("models", "Include", entry);
            await AddAsync(draft, "models/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), path, cancellationToken);
        }
    }

    private static (string Kind, string Label, IReadOnlyList<string> Entries)[] Kinds(ExtensionManifest manifest) =>
    [
        ("models", "Model", manifest.Models), ("vaults", "Vault", manifest.Vaults), ("drivers", "Driver", manifest.Drivers),
        ("datastores", "Datastore", manifest.Datastores), ("reports", "Report", manifest.Reports),
    ];

    private async Task AddEntryAsync(Draft draft, string kind, (string Base, string Path) entry, CancellationToken cancellationToken)
    {
        var facts = index.Of(entry.Path);
        if (facts?.Kind is not { } exported || SourceKinds.NameOf(exported) != kind)
        {
            throw new SwampException(
                ErrorCodes.ExtensionRefused,
                $"{entry.Path} is named under {kind} and exports {(facts?.Kind is { } other ? $"something for {SourceKinds.NameOf(other)}" : "nothing that swamp knows")}.",
                "Correct the manifest, or what the file exports.");
        }

        var source = new ExtensionSource
        {
            Path = entry.Path,
            DisplayPath = Path.GetRelativePath(layout.Root, entry.Path).Replace('\\', '/'),
            Folder = new ExtensionFolder(entry.Base, null, Installed: false),
            Kind = exported,
            NameHint = facts.Name,
        };
        var others = entry.Path.EndsWith(".cs", StringComparison.Ordinal) ? CSharpFiles.Of(source, index).ToList() : [];
        foreach (var file in Fingerprint.Of(entry.Path, index, others, toolchain: null, static _ => null).Files)
        {
            await AddAsync(draft, Place(kind, entry.Base, file), file, cancellationToken);
        }

        draft.Entries.Add(new Entry(exported == ExtensionKind.Graft ? "extension" : kind, source, Place(kind, entry.Base, entry.Path)));
    }

    private async Task AddBundlesAsync(Draft draft, CancellationToken cancellationToken)
    {
        foreach (var entry in draft.Entries)
        {
            Add(draft, entry, await bundles.MakeAsync(entry.Source, cancellationToken));
        }
    }

    /// <summary>Takes the bundles out of an archive that was made before, if it is what would be made now.</summary>
    private bool Restore(Draft draft, byte[] archive, CancellationToken cancellationToken)
    {
        Dictionary<string, ArchiveFile> kept;
        try
        {
            kept = ArchiveReader.Read(archive, draft.Manifest.Name, ArchiveLimits.Default, cancellationToken).Files.ToDictionary(static f => f.Path, StringComparer.Ordinal);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.InvalidArchive)
        {
            return false;
        }

        var made = new List<(Entry Entry, MadeBundle Bundle)>();
        foreach (var entry in draft.Entries)
        {
            var (bundle, description) = BundlePlaces.Of(entry.Place) is { } place ? (kept.GetValueOrDefault(place), kept.GetValueOrDefault(BundlePlaces.DescriptionOf(place))) : default;
            if (bundles.Restore(entry.Source, bundle?.Content ?? default, description?.Content ?? default) is not { } restored)
            {
                return false;
            }

            made.Add((entry, restored));
        }

        var isSame = draft.Files.Values.All(f => kept.TryGetValue(f.Path, out var other) && other.IsExecutable == f.IsExecutable && other.Content.Span.SequenceEqual(f.Content.Span))
            && kept.Count == draft.Files.Count + made.Count(static m => m.Bundle.Bundle is not null) * 2;
        foreach (var (entry, bundle) in isSame ? made : [])
        {
            Add(draft, entry, bundle);
        }

        return isSame;
    }

    private static void Add(Draft draft, Entry entry, MadeBundle made)
    {
        draft.Names.Add((entry.Kind, made.Name, entry.Place));
        if (made.Model is { } model)
        {
            draft.Models.Add((entry.Place, model));
        }

        if (made.Bundle is { } bundle && BundlePlaces.Of(entry.Place) is { } place)
        {
            draft.Files[place] = new ArchiveFile(place, bundle);
            draft.Files[BundlePlaces.DescriptionOf(place)] = new ArchiveFile(BundlePlaces.DescriptionOf(place), made.Description!);
        }
    }

    /// <summary>Where a source goes: below its kind, or below the kind that its own path leads to, so that imports still meet.</summary>
    private static string Place(string kind, string folder, string file)
    {
        var parts = new List<string> { kind };
        foreach (var part in Path.GetRelativePath(folder, file).Split('/', '\\'))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                throw Outside(file);
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return parts.Count > 1 && CodeKinds.Contains(parts[0]) ? string.Join('/', parts) : throw Outside(file);
    }

    private static SwampException Outside(string file) => new(
        ErrorCodes.ExtensionRefused, $"{file} is imported and lies outside of the extension's folders.", "Move it below the folder of its kind; a folder that begins with '_' holds helpers.");

    private async Task AddWorkflowsAsync(Draft draft, CancellationToken cancellationToken)
    {
        foreach (var entry in draft.Manifest.Workflows)
        {
            var path = draft.Finder.Workflow(entry);
            var slash = entry.LastIndexOf('/');
            var place = "workflows/" + (slash > 0 ? entry[..slash].Replace('/', '-') + ".yaml" : Path.GetFileName(entry));
            var file = await AddAsync(draft, place, path, cancellationToken);
            var name = (YamlDocument.Parse(Encoding.UTF8.GetString(file.Content.Span), entry).ToJson() as JsonObject)?["name"]?.ToString();
            draft.Names.Add(("workflows", name ?? throw new SwampException(ErrorCodes.InvalidWorkflow, $"{path} has no name.", "Give the workflow a name."), place));
        }
    }

    private async Task AddSkillsAsync(Draft draft, CancellationToken cancellationToken)
    {
        foreach (var name in draft.Manifest.Skills)
        {
            var folder = draft.Finder.Skill(name);
            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };
            foreach (var file in Directory.EnumerateFiles(folder, "*", options).Where(static f => !Path.GetFileName(f).StartsWith("._", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                if (new FileInfo(file).LinkTarget is not null)
                {
                    throw new SwampException(ErrorCodes.ExtensionRefused, $"{file} is a link.", "Put the file itself there; links do not travel.");
                }

                await AddAsync(draft, $"skills/{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", file, cancellationToken);
            }

            var text = Encoding.UTF8.GetString(draft.Files[$"skills/{name}/SKILL.md"].Content.Span);
            if (!HasFrontMatter(text))
            {
                throw new SwampException(ErrorCodes.ExtensionRefused, $"{Path.Combine(folder, "SKILL.md")} has no front matter with name and description (EXT-74).", "Begin it with --- name: … description: … ---");
            }

            draft.Names.Add(("skills", name, $"skills/{name}"));
        }
    }

    private static bool HasFrontMatter(string text)
    {
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---", 4, StringComparison.Ordinal) : -1;
        return end > 0 && YamlDocument.Parse(text[4..end], "SKILL.md").ToJson() is JsonObject front && front["name"] is not null && front["description"] is not null;
    }

    private static async Task AddOthersAsync(Draft draft, CancellationToken cancellationToken)
    {
        foreach (var entry in draft.Manifest.AdditionalFiles)
        {
            await AddAsync(draft, "files/" + Tidy(entry), draft.Finder.Beside("additionalFiles", "Additional", entry), cancellationToken);
        }

        foreach (var entry in draft.Manifest.Binaries)
        {
            draft.Binaries.Add("files/" + Tidy(entry));
            await AddAsync(draft, "files/" + Tidy(entry), draft.Finder.Beside("binaries", "Binary", entry), cancellationToken);
        }
    }

    private static string Tidy(string entry) => string.Join('/', entry.Split('/', '\\').Where(static part => part.Length > 0 && part != "."));

    private static async Task<ArchiveFile> AddAsync(Draft draft, string place, string path, CancellationToken cancellationToken)
    {
        try
        {
            var isExecutable = draft.Binaries.Contains(place) || (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute) && place.StartsWith("skills/", StringComparison.Ordinal));
            var file = new ArchiveFile(place, await File.ReadAllBytesAsync(path, cancellationToken), isExecutable);
            if (draft.Files.TryGetValue(place, out var other) && !other.Content.Span.SequenceEqual(file.Content.Span))
            {
                throw new SwampException(ErrorCodes.ExtensionRefused, $"Two files would become {place}.", "Give one of them another name.");
            }

            return draft.Files[place] = file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }

    private static void Judge(Draft draft, IReadOnlyList<ArchiveFile> files)
    {
        var collective = $"@{ExtensionName.CollectiveOf(draft.Manifest.Name)}/";
        List<string> problems =
        [
            .. ExtensionReview.Problems(files, draft.Binaries),
            .. draft.Names.Where(n => n.Kind is not ("skills" or "extension") && !n.Name.StartsWith(collective, StringComparison.Ordinal))
                .Select(n => $"{n.File}: the name {n.Name} must begin with {collective}, the collective of {draft.Manifest.Name}."),
            .. ModelVersions.BrokenChains(draft.Models),
            .. draft.Names.GroupBy(static n => (n.Kind, n.Name)).Where(static g => g.Key.Kind != "extension" && g.Count() > 1)
                .Select(static g => $"{string.Join(" and ", g.Select(static n => n.File))} both provide {g.Key.Name}."),
        ];
        if (problems.Count > 0)
        {
            throw new SwampException(
                ErrorCodes.ExtensionRefused, $"{draft.Manifest.Name} cannot be published:\n{string.Join('\n', problems.Select(static p => "  - " + p))}", "docs/publish-extensions.md lists the rules.");
        }
    }

    private sealed record Entry(string Kind, ExtensionSource Source, string Place);

    private sealed class Draft(ExtensionManifest manifest, EntryFinder finder)
    {
        public ExtensionManifest Manifest => manifest;

        public EntryFinder Finder => finder;

        public Dictionary<string, ArchiveFile> Files { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Binaries { get; } = new(StringComparer.Ordinal);

        public List<Entry> Entries { get; } = [];

        public List<(string Kind, string Name, string File)> Names { get; } = [];

        public List<(string File, PackedModel Model)> Models { get; } = [];

        public PackedContents Contents()
        {
            IReadOnlyList<string> Of(string kind) => [.. Names.Where(n => n.Kind == kind).Select(static n => n.Name).Order(StringComparer.Ordinal)];
            return new PackedContents
            {
                Models = Of("models"),
                Workflows = Of("workflows"),
                Vaults = Of("vaults"),
                Drivers = Of("drivers"),
                Datastores = Of("datastores"),
                Reports = Of("reports"),
                Skills = Of("skills"),
            };
        }
    }
}
