namespace Swamp.Cel;

/// <summary>Types of values, and the names under which an expression can write types.</summary>
internal static class CelTypes
{
    private static readonly CelType List = CelType.List(CelType.Dyn);
    private static readonly CelType Map = CelType.Map(CelType.Dyn, CelType.Dyn);
    private static readonly CelType Optional = CelType.Optional(CelType.Dyn);

    public static readonly IReadOnlyDictionary<string, CelType> ByName = new Dictionary<string, CelType>(StringComparer.Ordinal)
    {
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["list"] = List,
        ["map"] = Map,
        ["null_type"] = CelType.Null,
        ["type"] = CelType.Type,
        ["optional_type"] = Optional,
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["google.protobuf.Duration"] = CelType.Duration,
    };

    public static CelType Of(in CelValue value) => value.Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.List => List,
        CelKind.Map => Map,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.Type => CelType.Type,
        CelKind.Optional => Optional,
        CelKind.Opaque => ((CelOpaque)value.Ref!).Type,
        _ => CelType.Error,
    };

    /// <summary>True when a value may be given for a parameter of a type. Contents of containers are not looked at.</summary>
    public static bool Accepts(CelType type, in CelValue value) => type.TypeKind switch
    {
        CelTypeKind.Dyn or CelTypeKind.Parameter => true,
        CelTypeKind.List => value.Kind == CelKind.List,
        CelTypeKind.Map => value.Kind == CelKind.Map,
        CelTypeKind.Type => value.Kind == CelKind.Type,
        CelTypeKind.Wrapper => value.Kind == CelKind.Null || Accepts(type.Parameters[0], value),
        _ => string.Equals(type.Name, Of(value).Name, StringComparison.Ordinal),
    };
}
