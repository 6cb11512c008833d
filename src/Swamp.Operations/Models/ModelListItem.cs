namespace Swamp.Operations.Models;

/// <summary>A definition in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record ModelListItem(string Id, string Name, string Type);
