using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Operations.Data;

/// <summary>A version of a data item with its content (DCMD-1).</summary>
public sealed record DataGetResult
{
    /// <summary>Id of the version's record.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the item.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Normalized type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>Version number.</summary>
    public required int Version { get; init; }

    /// <summary>Media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public required string Lifetime { get; init; }

    /// <summary>Retention: a number of versions or a duration (DATA-14).</summary>
    public required JsonNode GarbageCollection { get; init; }

    /// <summary>Whether the content may still grow.</summary>
    public required bool Streaming { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who wrote it.</summary>
    public required DataOwner OwnerDefinition { get; init; }

    /// <summary>When.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Bytes of content; absent while a stream grows.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the content; absent when unknown.</summary>
    public string? Checksum { get; init; }

    /// <summary>Path of the content relative to the repository.</summary>
    public required string ContentPath { get; init; }

    /// <summary>Parsed JSON or text; absent for other content and on request.</summary>
    public JsonNode? Content { get; init; }
}
