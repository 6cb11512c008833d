using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>Finds and reads workflow files: those of the repository, and those that extensions bring (WF-1, WF-5).</summary>
/// <param name="layout">Where everything of the repository lies.</param>
/// <param name="extensionFolder">Folder of the repository's own extension workflows, absolute.</param>
/// <param name="otherFiles">Further files, of local sources; null for none.</param>
/// <param name="verify">Makes sure that a file is what was pulled, before it is used; null for no check.</param>
internal sealed class WorkflowFiles(
    RepositoryLayout layout, string extensionFolder, Func<IReadOnlyList<string>>? otherFiles, Func<string, CancellationToken, ValueTask>? verify = null)
{
    private const string Prefix = "workflow-";
    private const string Extension = ".yaml";
    private const int DeepestFolder = 16;

    /// <summary>The file that a workflow belongs into.</summary>
    public string PathOf(Workflow workflow) => Path.Combine(layout.Workflows, FileNameOf(workflow));

    /// <summary>The file named after the id.</summary>
    public string IdPathOf(Workflow workflow) => Path.Combine(layout.Workflows, $"{Prefix}{workflow.Id}{Extension}");

    /// <summary>The evaluated copy.</summary>
    public string EvaluatedPathOf(Workflow workflow) => Path.Combine(layout.EvaluatedWorkflows, FileNameOf(workflow));

    /// <summary>The file that should hold a workflow of this name or id, if it is there.</summary>
    public string? LikelyPath(string nameOrId)
    {
        if (!WorkflowName.IsFileName(nameOrId) && !Guid.TryParseExact(nameOrId, "D", out _))
        {
            return null;
        }

        var path = Path.Combine(layout.Workflows, $"{Prefix}{nameOrId}{Extension}");
        return File.Exists(path) ? path : null;
    }

    /// <summary>The files of the repository's own workflows, ordinal order.</summary>
    public IReadOnlyList<string> Own() => Sorted(layout.Workflows, static path => IsOwnName(Path.GetFileName(path)), depth: 0);

    /// <summary>The files of extension workflows: the repository's extension folder first, then what was pulled, then local sources.</summary>
    public IReadOnlyList<string> OfExtensions()
    {
        var files = new List<string>(Sorted(extensionFolder, static _ => true, DeepestFolder));
        foreach (var folder in PulledFolders())
        {
            files.AddRange(Sorted(folder, static _ => true, DeepestFolder));
        }

        files.AddRange(otherFiles?.Invoke() ?? []);
        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Files beside the repository's workflows that hold jobs and have another name than workflows have.</summary>
    public IReadOnlyList<OverlookedFile> Overlooked()
    {
        if (!Directory.Exists(layout.Workflows))
        {
            return [];
        }

        var options = new EnumerationOptions { IgnoreInaccessible = true };
        return
        [
            .. Directory.EnumerateFiles(layout.Workflows, "*", options)
                .Where(static path => Path.GetExtension(path) is ".yaml" or ".yml" && !IsOwnName(Path.GetFileName(path)) && HasJobs(path))
                .Order(StringComparer.Ordinal)
                .Select(path =>
                {
                    var (name, id) = Head(path);
                    var stem = Path.GetFileNameWithoutExtension(path);
                    var stated = name is not null && WorkflowName.IsFileName(name) ? name : stem;
                    var better = $"{(stated.StartsWith(Prefix, StringComparison.Ordinal) ? "" : Prefix)}{stated}{Extension}";
                    return new OverlookedFile(
                        Shown(path), name, id, $"Names of workflow files begin with '{Prefix}' and end with '{Extension}': mv {Shown(path)} workflows/{better}");
                }),
        ];
    }

    /// <summary>Name and id as far as they can be told from the start of a file.</summary>
    public static (string? Name, string? Id) Head(string path) => DefinitionFiles.Head(path);

    /// <summary>Reads a file.</summary>
    /// <exception cref="SwampException">It is broken, gone, or leads out of the repository.</exception>
    public async ValueTask<StoredWorkflow> ReadAsync(string path, bool isReadOnly, CancellationToken cancellationToken)
    {
        if (!isReadOnly && new FileInfo(path).LinkTarget is not null)
        {
            ContainedPath.Check(layout.Root, path);
        }

        if (isReadOnly && verify is not null)
        {
            await verify(path, cancellationToken);
        }

        var document = await YamlDocument.LoadAsync(path, Shown(path), null, cancellationToken);
        return Of(WorkflowReader.Read(document, Shown(path)), path, document.Text, isReadOnly);
    }

    /// <summary>A workflow with the text it was read from.</summary>
    public static StoredWorkflow Of(Workflow workflow, string path, string text, bool isReadOnly) =>
        new(workflow, path, text, ContentHasher.Hex(Encoding.UTF8.GetBytes(text)), isReadOnly);

    /// <summary>A path as users know it: relative to the repository where it lies in it, with forward slashes.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(layout.Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static bool IsOwnName(string file) => file.StartsWith(Prefix, StringComparison.Ordinal) && file.EndsWith(Extension, StringComparison.Ordinal);

    private static bool HasJobs(string path)
    {
        try
        {
            return File.ReadLines(path).Take(1000).Any(static line => line.StartsWith("jobs:", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string FileNameOf(Workflow workflow) =>
        $"{Prefix}{(WorkflowName.IsFileName(workflow.Name) ? workflow.Name : workflow.Id)}{Extension}";

    // Extensions lie in folders of their own, most of them one level down: @scope/name.
    private IEnumerable<string> PulledFolders()
    {
        if (!Directory.Exists(layout.PulledExtensions))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateDirectories(layout.PulledExtensions, "workflows", options).Order(StringComparer.Ordinal);
    }

    // Links are not followed into folders: what an extension brings has to lie in it.
    private static List<string> Sorted(string folder, Predicate<string> belongs, int depth)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = depth > 0,
            MaxRecursionDepth = depth,
            IgnoreInaccessible = true,
            AttributesToSkip = depth > 0 ? FileAttributes.ReparsePoint : FileAttributes.None,
            MatchCasing = MatchCasing.CaseSensitive,
        };
        var files = Directory.EnumerateFiles(folder, "*" + Extension, options).Where(path => belongs(path)).ToList();
        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
