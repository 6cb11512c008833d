using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>Where an OCI registry is, and below which path extensions lie in it.</summary>
/// <param name="Origin">As configured: <c>oci://host:port/prefix</c>, or <c>oci+http://…</c> without TLS.</param>
/// <param name="Base">The address of the host, <c>https://host:port/</c>.</param>
/// <param name="Prefix">The path below it, without slashes at its ends; may be empty.</param>
internal sealed partial record OciAddress(string Origin, Uri Base, string Prefix)
{
    /// <summary>Host and port, as credential stores name the registry.</summary>
    public string Host => Base.IsDefaultPort ? Base.Host : $"{Base.Host}:{Base.Port}";

    public static OciAddress Parse(string origin)
    {
        var scheme = origin.StartsWith("oci+http://", StringComparison.Ordinal) ? "http" : "https";
        var rest = origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..];
        if (!Uri.TryCreate($"{scheme}://{rest}", UriKind.Absolute, out var address) || address.Host.Length == 0 || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"'{origin}' is no address of a registry.", "Write it as oci://host:port/path, without credentials.");
        }

        return new OciAddress(origin, new Uri(address.GetLeftPart(UriPartial.Authority) + "/"), address.AbsolutePath.Trim('/'));
    }

    /// <summary>The repository of an extension.</summary>
    public string RepositoryOf(string name)
    {
        var path = name.TrimStart('@');
        return path.Split('/').All(static part => Component().IsMatch(part)) ? (Prefix.Length == 0 ? path : $"{Prefix}/{path}") : throw new SwampException(
            ErrorCodes.InvalidArgument, $"{name} cannot be kept in an OCI registry, where each part of a name begins and ends with a letter or digit.", "Rename the extension.");
    }

    /// <summary>The extension of a repository; null when it is none.</summary>
    public string? NameOf(string repository) =>
        Prefix.Length == 0 ? "@" + repository : repository.StartsWith(Prefix + "/", StringComparison.Ordinal) ? "@" + repository[(Prefix.Length + 1)..] : null;

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Component();
}
