namespace Swamp.Sdk;

/// <summary>
/// Makes a class a type of vault. It implements <see cref="IVault"/>; its constructor may take the name of the vault as a <see cref="string"/>, and its
/// configuration as a record.
/// </summary>
/// <param name="type">Name of the type, <c>@me/safe</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VaultAttribute(string type) : Attribute
{
    /// <summary>Name of the type.</summary>
    public string Type { get; } = type;

    /// <summary>Name for people. Default: the type.</summary>
    public string? Name { get; init; }

    /// <summary>Where the secrets are. Default: the summary of the class.</summary>
    public string? Description { get; init; }
}
