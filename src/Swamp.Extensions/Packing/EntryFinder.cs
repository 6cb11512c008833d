using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Sources;

namespace Swamp.Extensions.Packing;

/// <summary>Finds the files that a manifest names (EXT-10 to EXT-13).</summary>
internal sealed class EntryFinder(string manifestPath, ExtensionManifest manifest, ExtensionPlaces places, RepositoryLayout layout, RepositoryMarker marker, string? home)
{
    private readonly string folder = Path.GetDirectoryName(manifestPath)!;

    /// <summary>The folder that entries of a kind are relative to, for one entry.</summary>
    public (string Base, string Path) Code(string kind, string label, string entry)
    {
        Check(kind, entry);
        IReadOnlyList<string> bases = manifest.Base == ManifestBase.Manifest
            ? [folder]
            : [Path.Combine(folder, "extensions", kind), places.KindFolder(kind)];
        foreach (var one in bases)
        {
            if (File.Exists(Path.Combine(one, entry)))
            {
                return (one, Plain(Path.Combine(one, entry), label));
            }
        }

        throw Missing(label, entry, Path.Combine(bases[^1], entry));
    }

    /// <summary>A workflow file, links followed.</summary>
    public string Workflow(string entry)
    {
        Check("workflows", entry);
        string[] bases =
        [
            .. manifest.Base == ManifestBase.Manifest ? [folder] : Array.Empty<string>(),
            Path.Combine(folder, "extensions", "workflows"),
            layout.Workflows,
            places.KindFolder("workflows"),
        ];
        var found = bases.Select(b => Path.Combine(b, entry)).FirstOrDefault(File.Exists) ?? throw Missing("Workflow", entry, Path.Combine(bases[^1], entry));
        return new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found;
    }

    /// <summary>A file beside the manifest.</summary>
    public string Beside(string field, string label, string entry)
    {
        Check(field, entry);
        var path = Path.Combine(folder, entry);
        return File.Exists(path) ? Plain(path, label) : throw Missing(label, entry, path);
    }

    /// <summary>The folder of a skill.</summary>
    public string Skill(string name)
    {
        if (SkillName.Problem(name) is { } problem)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"skills: {problem}.", "Name the folder of the skill.");
        }

        var known = new AgentTools(CustomToolsFile.Load(layout.Root).Tools);
        var tools = (marker.Tools.Count > 0 ? marker.Tools : [AgentTools.Default]).Select(known.Find).OfType<AgentTool>().Select(static t => t.RepositorySkillsDirectory);
        IReadOnlyList<string> below = [.. tools.Concat(AgentTools.BuiltIn.Select(static t => t.RepositorySkillsDirectory)).Distinct(StringComparer.Ordinal), "skills"];
        var candidates = new[] { folder, layout.Root, home }.OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(root => below.Select(b => Path.Combine(root, b, name))).ToList();
        return candidates.FirstOrDefault(static c => File.Exists(Path.Combine(c, "SKILL.md"))) ?? throw new SwampException(
            ErrorCodes.NotFound, $"Skill directory not found: {name} (looked in {string.Join(", ", candidates.Take(4))} …).", $"Make skills/{name}/SKILL.md beside the manifest.");
    }

    private static string Plain(string path, string label)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : throw new SwampException(
            ErrorCodes.ExtensionRefused, $"{label} file {full} is a link.", "Put the file itself there; links do not travel.");
    }

    private static void Check(string field, string entry)
    {
        if (!ManifestReader.IsSafePath(entry))
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{field}: '{entry}' must be a relative path without '..'.", "Write the path relative to the folder of its kind.");
        }
    }

    private static SwampException Missing(string label, string entry, string expected) =>
        new(ErrorCodes.NotFound, $"{label} file not found: {entry} (expected at {Path.GetFullPath(expected)})", "Correct the manifest, or make the file.");
}
