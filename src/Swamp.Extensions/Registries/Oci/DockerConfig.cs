namespace Swamp.Extensions.Registries.Oci;

/// <summary>The part of Docker's <c>config.json</c> that says how to log in.</summary>
internal sealed record DockerConfig
{
    public IReadOnlyDictionary<string, DockerLogin>? Auths { get; init; }

    public IReadOnlyDictionary<string, string>? CredHelpers { get; init; }

    public string? CredsStore { get; init; }
}
