namespace Swamp.Operations.Models;

/// <summary>Name of a model type as it was written and as it is looked up.</summary>
/// <param name="Raw">As written.</param>
/// <param name="Normalized">As looked up (TYPE-1).</param>
public sealed record TypeNameView(string Raw, string Normalized);
