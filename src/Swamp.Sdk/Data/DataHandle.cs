using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>A version of data that was written.</summary>
public sealed record DataHandle
{
    /// <summary>Id of the version.</summary>
    public required string DataId { get; init; }

    /// <summary>Name of the data item.</summary>
    public required string Name { get; init; }

    /// <summary>Its specification.</summary>
    public string? SpecName { get; init; }

    /// <summary><c>resource</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Size of the content in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Media type, retention and owner.</summary>
    public DataHandleMetadata? Metadata { get; init; }

    /// <summary>The content, in results of <see cref="ICheckContext.RunModelAsync"/>; null otherwise.</summary>
    public JsonNode? Attributes { get; init; }
}
