using Swamp.Engine.Errors;

namespace Swamp.Extensions.Auditing;

/// <summary>Who is asked about packages beside the user's npm registry.</summary>
/// <param name="Vulnerabilities">A service with the API of OSV; null to ask nobody.</param>
/// <param name="Downloads">A service that counts the downloads of npm's packages; null to ask nobody.</param>
public sealed record AuditAddresses(Uri? Vulnerabilities, Uri? Downloads)
{
    /// <summary>Names the service that knows vulnerabilities, or <c>off</c>.</summary>
    public const string VulnerabilitiesVariable = "SWAMP_OSV_URL";

    /// <summary>Names the service that counts downloads.</summary>
    public const string DownloadsVariable = "SWAMP_NPM_DOWNLOADS_URL";

    private const string PublicDatabase = "https://api.osv.dev";

    /// <summary>Reads the environment.</summary>
    /// <exception cref="SwampException"><c>invalid_argument</c>: a variable is no address.</exception>
    public static AuditAddresses Read(IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new AuditAddresses(Address(VulnerabilitiesVariable, PublicDatabase), Address(DownloadsVariable, "off"));

        Uri? Address(string variable, string usual)
        {
            var text = variables.GetValueOrDefault(variable) is { Length: > 0 } given ? given : usual;
            if (text == "off")
            {
                return null;
            }

            return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { Query: "", Fragment: "", UserInfo: "" }
                ? address
                : throw new SwampException(ErrorCodes.InvalidArgument, $"{variable} is no address of a service: '{text}'.", $"{variable}=https://osv.example.org, or {variable}=off");
        }
    }
}
