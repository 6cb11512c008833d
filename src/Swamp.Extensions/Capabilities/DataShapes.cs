using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Identity;

namespace Swamp.Extensions.Capabilities;

/// <summary>How data look to extensions (EXT-64).</summary>
internal static class DataShapes
{
    /// <summary>A version that was written.</summary>
    public static JsonObject Handle(DataHandle handle, JsonNode? attributes)
    {
        var shape = new JsonObject
        {
            ["name"] = handle.Name,
            ["specName"] = handle.SpecName,
            ["kind"] = handle.Kind == DataKind.Resource ? "resource" : "file",
            ["dataId"] = handle.Id,
            ["version"] = handle.Version,
            ["size"] = handle.SizeBytes,
            ["tags"] = Map(handle.Tags),
            ["metadata"] = new JsonObject
            {
                ["contentType"] = handle.ContentType,
                ["lifetime"] = handle.Lifetime,
                ["garbageCollection"] = Retention(handle.GarbageCollection),
                ["streaming"] = handle.Streaming,
                ["tags"] = Map(handle.Tags),
                ["ownerDefinition"] = handle.Owner is { } owner ? OwnerOf(owner) : null,
                ["lifecycle"] = "active",
            },
        };
        if (attributes is not null)
        {
            shape["attributes"] = attributes.DeepClone();
        }

        return shape;
    }

    /// <summary>A stored version.</summary>
    public static JsonObject Record(DataVersion version)
    {
        var metadata = version.Metadata;
        return new JsonObject
        {
            ["id"] = metadata.Id,
            ["name"] = metadata.Name,
            ["version"] = metadata.Version,
            ["contentType"] = metadata.ContentType,
            ["lifetime"] = metadata.Lifetime,
            ["garbageCollection"] = Retention(metadata.GarbageCollection),
            ["streaming"] = metadata.Streaming,
            ["tags"] = Map(metadata.Tags),
            ["metadata"] = new JsonObject { ["tags"] = Map(metadata.Tags), ["contentType"] = metadata.ContentType },
            ["createdAt"] = IdFormat.Text(metadata.CreatedAt),
            ["size"] = metadata.SizeBytes,
            ["checksum"] = metadata.Checksum,
            ["lifecycle"] = metadata.Lifecycle ?? "active",
            ["renamedTo"] = metadata.RenamedTo,
            ["isDeleted"] = metadata.IsDeleted,
            ["specName"] = metadata.Tag("specName"),
            ["ownerDefinition"] = OwnerOf(metadata.Owner),
        };
    }

    private static JsonObject OwnerOf(DataOwner owner) => new()
    {
        ["definitionHash"] = owner.DefinitionHash,
        ["ownerType"] = owner.OwnerType,
        ["ownerRef"] = owner.OwnerRef,
        ["workflowId"] = owner.WorkflowId,
        ["workflowRunId"] = owner.WorkflowRunId,
    };

    private static JsonNode Retention(string text) => int.TryParse(text, out var count) ? count : text;

    /// <summary>A definition, not evaluated.</summary>
    public static JsonObject Definition(StoredDefinition stored)
    {
        var definition = stored.Definition;
        return new JsonObject
        {
            ["definition"] = new JsonObject
            {
                ["id"] = definition.Id,
                ["name"] = definition.Name,
                ["version"] = definition.Version,
                ["tags"] = Map(definition.Tags),
                ["globalArguments"] = definition.GlobalArguments.DeepClone(),
                ["type"] = definition.Type.Raw,
                ["typeVersion"] = definition.TypeVersion,
            },
            ["type"] = TypeOf(definition.Type.Raw, definition.Type.Normalized),
        };
    }

    /// <summary>A model type.</summary>
    public static JsonObject TypeOf(string raw, string normalized) => new() { ["raw"] = raw, ["normalized"] = normalized };

    /// <summary>A map of texts.</summary>
    public static JsonObject Map(IReadOnlyDictionary<string, string> map) => new(map.Select(static m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));
}
