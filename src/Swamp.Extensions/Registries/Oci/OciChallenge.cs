using System.Text.RegularExpressions;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>How a registry wants callers to say who they are.</summary>
/// <param name="IsBearer">Whether a token is wanted; otherwise name and password.</param>
/// <param name="Realm">Where tokens are given out.</param>
/// <param name="Service">What they are for.</param>
/// <param name="Scope">What they allow.</param>
internal sealed partial record OciChallenge(bool IsBearer, string? Realm, string? Service, string? Scope)
{
    /// <summary>Reads the header; null when it asks for neither.</summary>
    public static OciChallenge? Read(IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            {
                var values = Parameter().Matches(header).DistinctBy(static m => m.Groups["key"].Value.ToLowerInvariant())
                    .ToDictionary(static m => m.Groups["key"].Value.ToLowerInvariant(), static m => m.Groups["value"].Value, StringComparer.Ordinal);
                return new OciChallenge(true, values.GetValueOrDefault("realm"), values.GetValueOrDefault("service"), values.GetValueOrDefault("scope"));
            }

            if (header.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))
            {
                return new OciChallenge(false, null, null, null);
            }
        }

        return null;
    }

    [GeneratedRegex("""(?<key>[A-Za-z_]+)="(?<value>[^"]*)"|(?<key>[A-Za-z_]+)=(?<value>[^",\s]+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
