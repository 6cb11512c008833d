using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swamp.Extensions.Installing;

/// <summary>An installed extension as the lockfile has it (EXT-100).</summary>
public sealed record LockEntry
{
    /// <summary>Version.</summary>
    public required string Version { get; init; }

    /// <summary>When this version was first pulled, ISO 8601.</summary>
    public string? PulledAt { get; init; }

    /// <summary>Its files relative to the repository, sorted; skills as the path of their folder. Null in old lockfiles.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>SHA-256 of the archive, lower-case hex.</summary>
    public string? Checksum { get; init; }

    /// <summary>Checksum over all files in its folder (EXT-101).</summary>
    public string? FilesChecksum { get; init; }

    /// <summary>SHA-256 of each of these files, by path in its folder; what names the file when the checksum differs.</summary>
    public IReadOnlyDictionary<string, string>? Digests { get; init; }

    /// <summary>The registry that it came from.</summary>
    public string? ServerUrl { get; init; }

    /// <summary>The channel that it follows; absent for <c>stable</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>Keys that others wrote; they stay.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
