namespace Swamp.Extensions.Registries.Http;

/// <summary>The latest version of a channel (REG-11).</summary>
internal sealed record ApiLatest
{
    public string? LatestVersion { get; init; }

    public ApiVersion? LatestVersionDetail { get; init; }
}
