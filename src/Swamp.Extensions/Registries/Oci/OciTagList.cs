namespace Swamp.Extensions.Registries.Oci;

/// <summary>The tags of a repository.</summary>
internal sealed record OciTagList
{
    public string? Name { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }
}
