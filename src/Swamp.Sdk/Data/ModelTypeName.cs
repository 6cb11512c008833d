namespace Swamp.Sdk;

/// <summary>Name of a model type.</summary>
/// <param name="Raw">As it was written.</param>
/// <param name="Normalized">As it is compared and stored.</param>
public sealed record ModelTypeName(string Raw, string Normalized)
{
    /// <summary>A name that is normal already.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator ModelTypeName(string name) => new(name, name);

    /// <summary>The name as it was written.</summary>
    public override string ToString() => Raw;
}
