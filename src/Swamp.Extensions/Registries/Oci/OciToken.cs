using System.Text.Json.Serialization;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>What a token service answers.</summary>
internal sealed record OciToken
{
    public string? Token { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }
}
