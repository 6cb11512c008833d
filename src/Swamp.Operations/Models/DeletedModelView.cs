namespace Swamp.Operations.Models;

/// <summary>The definition that was deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="InputPath">Absolute path of its file.</param>
public sealed record DeletedModelView(string Id, string Name, string Type, string InputPath);
