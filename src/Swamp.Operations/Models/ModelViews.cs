using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Operations.Models;

/// <summary>Turns what the engine knows of types into what callers see.</summary>
internal static class ModelViews
{
    public static IReadOnlyList<MethodView> MethodsOf(ModelType type, bool compact = false) => [.. type.Methods.Values.Select(method => MethodOf(method, compact))];

    public static MethodView MethodOf(MethodDescriptor method, bool compact = false) => new()
    {
        Name = method.Name,
        Description = method.Description,
        Arguments = compact ? SchemaView.Compact(method.Arguments) : SchemaView.Full(method.Arguments),
    };

    public static IReadOnlyList<DataOutputSpecView> OutputsOf(ModelType type) =>
    [
        .. type.Resources.Select(static entry => new DataOutputSpecView
        {
            SpecName = entry.Key,
            Kind = "resource",
            Description = entry.Value.Description,
            Schema = SchemaView.Full(entry.Value.Schema),
            Lifetime = entry.Value.Lifetime,
            GarbageCollection = CountOrDuration(entry.Value.GarbageCollection),
        }),
        .. type.Files.Select(static entry => new DataOutputSpecView
        {
            SpecName = entry.Key,
            Kind = "file",
            Description = entry.Value.Description,
            ContentType = entry.Value.ContentType,
            Lifetime = entry.Value.Lifetime,
            GarbageCollection = CountOrDuration(entry.Value.GarbageCollection),
            Streaming = entry.Value.Streaming ? true : null,
        }),
    ];

    private static JsonValue CountOrDuration(string text) => long.TryParse(text, out var count) ? JsonValue.Create(count) : JsonValue.Create(text);
}
