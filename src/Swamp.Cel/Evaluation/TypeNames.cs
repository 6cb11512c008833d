using System.Collections.Frozen;

namespace Swamp.Cel.Evaluation;

/// <summary>The names that stand for types.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, CelValue> Known = new[]
    {
        "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
        "google.protobuf.Timestamp", "google.protobuf.Duration",
    }.ToFrozenDictionary(n => n, CelValue.Type, StringComparer.Ordinal);

    public static bool TryGet(string name, out CelValue type) => Known.TryGetValue(name, out type);
}
