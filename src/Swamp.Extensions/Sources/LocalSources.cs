using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Sources;

/// <summary>Adds, shows and removes local sources, together with the skills that they bring (EXC-75 to EXC-77, EXT-88).</summary>
/// <param name="layout">Where everything of the repository lies.</param>
/// <param name="marker">What <c>.swamp.yaml</c> says.</param>
/// <param name="environment">What environment variables say.</param>
public sealed class LocalSources(RepositoryLayout layout, RepositoryMarker marker, SwampEnvironment environment)
{
    private readonly SourcePaths paths = new(layout.Root, environment);
    private readonly SourceReader reader = new(new SourceIndex(Path.Combine(layout.Local, "bundles", "_sources.json")));

    /// <summary>How a source stands.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="ExpandedPaths">The folders that it stands for.</param>
    /// <param name="Kinds">What they hold, in the order in which it is shown.</param>
    public sealed record State(LocalSource Source, IReadOnlyList<string> ExpandedPaths, IReadOnlyList<string> Kinds)
    {
        /// <summary><c>valid</c>, <c>path_not_found</c> or <c>no_extensions</c>.</summary>
        public string Status => ExpandedPaths.Count == 0 ? "path_not_found" : Kinds.Count == 0 ? "no_extensions" : "valid";
    }

    /// <summary>All sources as they stand.</summary>
    public IReadOnlyList<State> List() => [.. SourcesFile.Load(layout.Root).Sources.Select(StateOf)];

    /// <summary>Adds a source and copies its skills.</summary>
    /// <param name="path">Its path as written.</param>
    /// <param name="only">The kinds that are used; null for all.</param>
    /// <param name="isDryRun">Whether it is only found out what would be done.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">The path cannot be a source.</exception>
    public async Task<(LocalSource Source, int Total)> AddAsync(string path, IReadOnlyList<string>? only, bool isDryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = SourcesFile.Load(layout.Root);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw Refused("The path of a source must not be empty.", "swamp extension source add ../my-extensions");
        }

        if (file.Sources.Any(s => s.Path == path))
        {
            throw new SwampException(ErrorCodes.Conflict, $"{path} is a source already.", "swamp extension source list");
        }

        if (only?.FirstOrDefault(static k => !SourceKinds.All.Contains(k)) is { } unknown)
        {
            throw Refused($"'{unknown}' is no kind; {string.Join(", ", SourceKinds.All)} are.", "--only models,workflows");
        }

        var places = new ExtensionPlaces(layout, marker, environment);
        if (paths.TryAbsolute(path) is { } absolute && SourceKinds.All.Any(k => places.KindFolder(k) == absolute))
        {
            throw Refused($"{path} is a folder of this repository's own extensions; what lies there is used anyway.", "swamp model type search");
        }

        var state = StateOf(new LocalSource(path, only is { Count: > 0 } ? only : null, null));
        if (state.ExpandedPaths.Count == 0 && !SourcePaths.IsGlob(path))
        {
            throw new SwampException(ErrorCodes.NotFound, $"There is no folder {paths.TryAbsolute(path) ?? path}.", "Relative paths start at the root of the git work tree, or else of the repository.");
        }

        if (state.ExpandedPaths.FirstOrDefault(p => reader.Read(p, state.Source.Only).Kinds.Count == 0) is { } bare)
        {
            throw Refused(
                $"{bare} holds no extension{(state.Source.Only is null ? "" : $" of {string.Join(", ", state.Source.Only)}")}.",
                "Expected extensions/models/*.ts and the like, files with 'export const model = …', or workflow files.");
        }

        var skills = state.ExpandedPaths.SelectMany(p => CopySkills(p, isDryRun)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var source = state.Source with { InstalledSkills = skills.Count > 0 ? skills : null };
        if (!isDryRun)
        {
            await file.AddAsync(source, cancellationToken);
        }

        return (source, file.Sources.Count + 1);
    }

    /// <summary>Takes a source out and deletes the skills that were copied from it.</summary>
    /// <param name="path">Its path as written.</param>
    /// <param name="isDryRun">Whether it is only found out what would be done.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NotFound"/>.</exception>
    public async Task<(LocalSource Source, int Total)> RemoveAsync(string path, bool isDryRun, CancellationToken cancellationToken)
    {
        var file = SourcesFile.Load(layout.Root);
        var source = (isDryRun ? file.Sources.FirstOrDefault(s => s.Path == path) : await file.RemoveAsync(path, cancellationToken)) ?? throw new SwampException(
            ErrorCodes.NotFound,
            file.Sources.Count == 0 ? "There are no extension sources." : $"{path} is no source; {string.Join(", ", file.Sources.Select(static s => s.Path))} are.",
            "swamp extension source list");
        foreach (var skill in (isDryRun ? [] : source.InstalledSkills ?? []).Where(static s => SkillName.Problem(s) is null))
        {
            RemoveSkill(source, skill);
        }

        return (source, file.Sources.Count - 1);
    }

    private State StateOf(LocalSource source)
    {
        var expanded = paths.Expand(source.Path);
        var kinds = expanded.SelectMany(p => reader.Read(p, source.Only).Kinds).ToHashSet(StringComparer.Ordinal);
        return new State(source, expanded, [.. SourceKinds.All.Where(kinds.Contains)]);
    }

    /// <summary>Copies the skills that the manifests of a source name to every enrolled tool; folders that are there are left alone.</summary>
    private IEnumerable<string> CopySkills(string root, bool isDryRun)
    {
        foreach (var manifest in ManifestSearch.In(root))
        {
            foreach (var skill in TrySkills(manifest).Where(static s => SkillName.Problem(s) is null))
            {
                if (FindSkill(root, Path.GetDirectoryName(manifest)!, skill) is { } from && SkillFolders(skill).Where(static to => !Directory.Exists(to)).ToList() is { Count: > 0 } wanted)
                {
                    foreach (var to in isDryRun ? [] : wanted)
                    {
                        Copy(new DirectoryInfo(from), to);
                    }

                    yield return skill;
                }
            }
        }
    }

    private static IReadOnlyList<string> TrySkills(string manifest)
    {
        try
        {
            return ManifestReader.Read(manifest, File.ReadAllText(manifest)).Skills;
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The folder of a skill: where an AI tool would have it, or in <c>skills/</c> beside the manifest (EXT-13).</summary>
    private string? FindSkill(string root, string manifestFolder, string skill)
    {
        IEnumerable<string> tools = [.. Tools().Select(static t => t.RepositorySkillsDirectory), .. AgentTools.BuiltIn.Select(static t => t.RepositorySkillsDirectory), "skills"];
        return tools.SelectMany(folder => new[] { Path.Combine(manifestFolder, folder, skill), Path.Combine(root, folder, skill) })
            .FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "SKILL.md")));
    }

    private void RemoveSkill(LocalSource source, string skill)
    {
        var original = paths.Expand(source.Path)
            .SelectMany(root => ManifestSearch.In(root).Select(m => FindSkill(root, Path.GetDirectoryName(m)!, skill)))
            .OfType<string>().FirstOrDefault();
        foreach (var folder in SkillFolders(skill).Where(Directory.Exists))
        {
            // A folder of that name with another text was there before the source, or was changed since: it is not ours to delete.
            if (original is null || SameText(Path.Combine(original, "SKILL.md"), Path.Combine(folder, "SKILL.md")))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static bool SameText(string one, string other) => File.Exists(other) && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    /// <summary>Where a skill goes: to every enrolled tool; without one, to a folder of swamp's own.</summary>
    private IReadOnlyList<string> SkillFolders(string skill)
    {
        var tools = Tools().Select(t => Path.Combine(layout.Root, t.RepositorySkillsDirectory, skill)).Distinct(StringComparer.Ordinal).ToList();
        return tools.Count > 0 ? tools : [Path.Combine(layout.PulledExtensions, "skills", skill)];
    }

    private IEnumerable<AgentTool> Tools()
    {
        var known = new AgentTools(CustomToolsFile.Load(layout.Root).Tools);
        return marker.Tools.Select(known.Find).OfType<AgentTool>();
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in from.EnumerateFileSystemInfos().Where(static e => e.LinkTarget is null && !e.Name.StartsWith("._", StringComparison.Ordinal)))
        {
            if (entry is DirectoryInfo folder)
            {
                Copy(folder, Path.Combine(to, entry.Name));
            }
            else
            {
                File.Copy(entry.FullName, Path.Combine(to, entry.Name));
            }
        }
    }

    private static SwampException Refused(string message, string hint) => new(ErrorCodes.InvalidArgument, message, hint);
}
