using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>How a version of data is kept.</summary>
public sealed record DataHandleMetadata
{
    /// <summary>Media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>How long it is kept: <c>infinite</c>, <c>30d</c>, <c>ephemeral</c> and the like.</summary>
    public string? Lifetime { get; init; }

    /// <summary>How many versions are kept, a number, or for how long, a text such as <c>7d</c>.</summary>
    public JsonNode? GarbageCollection { get; init; }

    /// <summary>Whether it was written line by line.</summary>
    public bool Streaming { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Who wrote it: <c>ownerType</c>, <c>ownerRef</c>, <c>definitionHash</c>, and <c>workflowId</c> and <c>workflowRunId</c> in workflows.</summary>
    public JsonObject? OwnerDefinition { get; init; }

    /// <summary><c>active</c>, or what else became of it.</summary>
    public string? Lifecycle { get; init; }
}
