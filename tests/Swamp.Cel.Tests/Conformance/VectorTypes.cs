using System.Text.Json;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>Types as the test data writes them, in declarations as JSON and in results as text.</summary>
internal static class VectorTypes
{
    public static CelType Read(JsonElement type)
    {
        var member = type.EnumerateObject().First();
        var content = member.Value;
        return member.Name switch
        {
            "dyn" => CelType.Dyn,
            "null" => CelType.Null,
            "primitive" => Primitive(content.GetString()!),
            "wrapper" => CelType.Wrapper(Primitive(content.GetString()!)),
            "wellKnown" => WellKnown(content.GetString()!),
            "listType" => CelType.List(content.TryGetProperty("elemType", out var element) ? Read(element) : CelType.Dyn),
            "mapType" => CelType.Map(Read(content.GetProperty("keyType")), Read(content.GetProperty("valueType"))),
            "abstractType" => CelType.Opaque(content.GetProperty("name").GetString()!, [.. content.GetProperty("parameterTypes").EnumerateArray().Select(Read)]),
            "typeParam" => CelType.Parameter(content.GetString()!),
            "type" => CelType.TypeOf(content.EnumerateObject().Any() ? Read(content) : CelType.Dyn),
            "messageType" => Message(content.GetString()!),
            _ => throw new NotSupportedException(member.Name),
        };
    }

    /// <summary>A type as the results write it.</summary>
    public static string Write(CelType type)
    {
        var name = type.Name switch
        {
            "google.protobuf.Timestamp" => "timestamp",
            "google.protobuf.Duration" => "duration",
            "null_type" => "null",
            _ => type.Name,
        };
        return type.Parameters.Count == 0 ? name : $"{name}({string.Join(", ", type.Parameters.Select(Write))})";
    }

    private static CelType Primitive(string name) => name switch
    {
        "BOOL" => CelType.Bool,
        "INT64" => CelType.Int,
        "UINT64" => CelType.Uint,
        "DOUBLE" => CelType.Double,
        "STRING" => CelType.String,
        "BYTES" => CelType.Bytes,
        _ => throw new NotSupportedException(name),
    };

    private static CelType WellKnown(string name) => name switch
    {
        "TIMESTAMP" => CelType.Timestamp,
        "DURATION" => CelType.Duration,
        "ANY" => CelType.Dyn,
        _ => throw new NotSupportedException(name),
    };

    /// <summary>The messages of JSON are types of the language; others are opaque to us.</summary>
    private static CelType Message(string name) => name switch
    {
        "google.protobuf.Struct" => CelType.Map(CelType.String, CelType.Dyn),
        "google.protobuf.ListValue" => CelType.List(CelType.Dyn),
        "google.protobuf.Value" or "google.protobuf.Any" => CelType.Dyn,
        "google.protobuf.Timestamp" => CelType.Timestamp,
        "google.protobuf.Duration" => CelType.Duration,
        _ => CelType.Opaque(name),
    };
}
