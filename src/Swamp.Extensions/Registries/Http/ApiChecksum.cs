namespace Swamp.Extensions.Registries.Http;

/// <summary>The checksum of an archive (REG-13).</summary>
internal sealed record ApiChecksum
{
    public string? Checksum { get; init; }
}
