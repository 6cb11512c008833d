namespace Swamp.Engine.Workflows;

/// <summary>A file in the folder of workflows that holds a workflow and is not read, because its name does not begin with <c>workflow-</c> or does not end in <c>.yaml</c>.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Name">Name of the workflow; null when it cannot be told.</param>
/// <param name="Id">Its id; null when it cannot be told.</param>
/// <param name="Hint">How to make it readable: a command.</param>
public sealed record OverlookedFile(string Path, string? Name, string? Id, string Hint)
{
    /// <summary>Whether somebody who asks for a name or id means this file.</summary>
    public bool IsMeantBy(string nameOrId) => Name == nameOrId || string.Equals(Id, nameOrId, StringComparison.OrdinalIgnoreCase) || System.IO.Path.GetFileNameWithoutExtension(Path) == nameOrId;
}
