namespace Swamp.Extensions.Registries.Http;

/// <summary>How a caller proves who they are to a registry with the HTTP API.</summary>
/// <param name="ApiKey">The key of <c>SWAMP_API_KEY</c>; null when there is none. A credential.</param>
/// <param name="MayBeSent">Whether the user named the registry themselves; a key never goes to one that only a repository names.</param>
public sealed record HttpLogin(string? ApiKey, bool MayBeSent)
{
    /// <summary>Says whether there is a key, never the key.</summary>
    public override string ToString() => ApiKey is null ? "no key" : MayBeSent ? "a key" : "a key that is kept back";
}
