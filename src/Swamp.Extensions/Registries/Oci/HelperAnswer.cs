using System.Text.Json.Serialization;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>What a credential helper prints.</summary>
internal sealed record HelperAnswer
{
    [JsonPropertyName("Username")]
    public string? Username { get; init; }

    [JsonPropertyName("Secret")]
    public string? Secret { get; init; }
}
