namespace Swamp.Extensions.Registries.Oci;

/// <summary>The repositories of a registry.</summary>
internal sealed record OciCatalog
{
    public IReadOnlyList<string>? Repositories { get; init; }
}
