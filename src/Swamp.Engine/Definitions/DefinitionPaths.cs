using Swamp.Engine.Models;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Definitions;

/// <summary>Where the file of a definition belongs (REPO-6, DEF-10, DEF-11). Pure path arithmetic.</summary>
public sealed class DefinitionPaths(RepositoryLayout layout)
{
    /// <summary>Ending of every definition file.</summary>
    public const string Extension = ".yaml";

    /// <summary>The file of a definition that a person made: named after it, or after its id when the name is no file name.</summary>
    public string PathOf(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var fileName = DefinitionName.IsFileName(definition.Name) ? definition.Name : definition.Id;
        return Path.Combine(FolderOf(layout.Models, definition.Type), fileName + Extension);
    }

    /// <summary>The file named after the id: for names that are none, for direct execution, and in old repositories.</summary>
    public string IdPathOf(Definition definition, bool autoCreated)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Path.Combine(FolderOf(RootOf(autoCreated), definition.Type), definition.Id + Extension);
    }

    /// <summary>The evaluated copy of a definition (DEF-11).</summary>
    public string EvaluatedPathOf(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var fileName = DefinitionName.IsFileName(definition.Name) ? definition.Name : definition.Id;
        return Path.Combine(FolderOf(layout.EvaluatedDefinitions, definition.Type), fileName + Extension);
    }

    /// <summary>The folder that definition files of one kind lie under.</summary>
    public string RootOf(bool autoCreated) => autoCreated ? layout.AutoDefinitions : layout.Models;

    /// <summary>The type that the folder of a file stands for; null for a file that lies in no type's folder.</summary>
    public ModelTypeName? TypeOf(string path, bool autoCreated)
    {
        var folder = Path.GetRelativePath(RootOf(autoCreated), Path.GetDirectoryName(path)!);
        return folder == "." ? null : new ModelTypeName(folder.Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>A path as users know it: relative to the repository where it lies in it, with forward slashes.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(layout.Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static string FolderOf(string root, ModelTypeName type) =>
        Path.Combine([root, .. type.Normalized.Split('/')]);
}
