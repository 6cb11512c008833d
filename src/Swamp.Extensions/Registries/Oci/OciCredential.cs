namespace Swamp.Extensions.Registries.Oci;

/// <summary>Who somebody is to a registry. Not a record on purpose: its text form must not show the secret.</summary>
internal sealed class OciCredential(string? user, string secret)
{
    /// <summary>The user; null when the secret is an identity token.</summary>
    public string? User => user;

    /// <summary>Password or token.</summary>
    public string Secret => secret;
}
