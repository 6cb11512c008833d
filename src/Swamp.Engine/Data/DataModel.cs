namespace Swamp.Engine.Data;

/// <summary>A model as the data know it: it may have been deleted since.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; the id when no name is known.</param>
/// <param name="Type">Its normalized type.</param>
/// <param name="Namespace">Its namespace; null for the own one.</param>
public sealed record DataModel(string Id, string Name, string Type, string? Namespace = null);
