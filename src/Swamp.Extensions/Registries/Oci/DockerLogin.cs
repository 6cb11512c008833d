namespace Swamp.Extensions.Registries.Oci;

/// <summary>A login that is kept in the file itself.</summary>
internal sealed record DockerLogin
{
    public string? Auth { get; init; }

    public string? Identitytoken { get; init; }
}
