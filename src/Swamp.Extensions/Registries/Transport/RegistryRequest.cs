namespace Swamp.Extensions.Registries.Transport;

/// <summary>A call to a registry.</summary>
internal sealed record RegistryRequest
{
    /// <summary>Makes the request; called again for each attempt.</summary>
    public required Func<HttpRequestMessage> Make { get; init; }

    /// <summary>Most bytes of the answer.</summary>
    public required long MostBytes { get; init; }

    /// <summary>Most time of one attempt, from the first byte sent to the last received.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Whether it may be made again when it is unknown whether it was carried out.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Asked once when the registry wants a login; true when there is one now.</summary>
    public Func<RegistryAnswer, CancellationToken, Task<bool>>? LogIn { get; init; }

    /// <summary>Where the content goes, and what of it is there already; null to have it in the answer.</summary>
    public PartialDownload? Target { get; init; }
}
