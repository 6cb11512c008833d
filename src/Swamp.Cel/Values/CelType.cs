namespace Swamp.Cel;

/// <summary>A type of the language, for declarations and for type values. Compared by <see cref="Equals(CelType)"/>, structurally.</summary>
public sealed class CelType : IEquatable<CelType>
{
    internal CelType(CelTypeKind kind, string name, params CelType[] parameters)
    {
        TypeKind = kind;
        Name = name;
        Parameters = parameters;
        HasParameter = kind == CelTypeKind.Parameter;
        Weight = 1;
        foreach (var parameter in parameters)
        {
            HasParameter |= parameter.HasParameter;
            Weight = (int)Math.Min(int.MaxValue, (long)Weight + parameter.Weight);
        }
    }

    /// <summary>Any value; what is not declared has this type.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of null.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Simple, "null_type");

    /// <summary>Booleans.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Simple, "bool");

    /// <summary>Signed 64-bit integers.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Simple, "int");

    /// <summary>Unsigned 64-bit integers.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Simple, "uint");

    /// <summary>Doubles.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Simple, "double");

    /// <summary>Strings.</summary>
    public static CelType String { get; } = new(CelTypeKind.Simple, "string");

    /// <summary>Byte strings.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Simple, "bytes");

    /// <summary>Timestamps.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Simple, "google.protobuf.Timestamp");

    /// <summary>Durations.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Simple, "google.protobuf.Duration");

    /// <summary>The type of types.</summary>
    public static CelType Type { get; } = new(CelTypeKind.Type, "type");

    internal static CelType Error { get; } = new(CelTypeKind.Error, "!error!");

    internal CelTypeKind TypeKind { get; }

    /// <summary>The name that the language uses, without parameters: <c>list</c>, <c>int</c>, <c>google.protobuf.Timestamp</c>.</summary>
    public string Name { get; }

    /// <summary>Element type of a list; key and value type of a map; the type in an optional or a wrapper.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>Lists of an element type.</summary>
    public static CelType List(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary>Maps of a key and a value type.</summary>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary>Optionals of a type.</summary>
    public static CelType Optional(CelType value) => new(CelTypeKind.Opaque, "optional_type", value);

    /// <summary>A type of the host.</summary>
    public static CelType Opaque(string name, params CelType[] parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>Null or a value of a primitive type, as a database column or a missing field gives it. Operators take it as the primitive.</summary>
    /// <exception cref="ArgumentException">The type is not bool, int, uint, double, string or bytes.</exception>
    public static CelType Wrapper(CelType of)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (of.TypeKind != CelTypeKind.Simple || of.Name is not ("bool" or "int" or "uint" or "double" or "string" or "bytes"))
        {
            throw new ArgumentException($"only a primitive type can be wrapped, and {of} is none", nameof(of));
        }

        return new(CelTypeKind.Wrapper, "wrapper", of);
    }

    /// <summary>A type parameter of a function signature, such as the <c>T</c> of <c>list(T)</c>.</summary>
    public static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <summary>The type of the type values of a type.</summary>
    internal static CelType TypeOf(CelType of) => new(CelTypeKind.Type, "type", of);

    /// <summary>Whether a type parameter or a variable of the checker is in it.</summary>
    internal bool HasParameter { get; }

    /// <summary>How many types it consists of, itself included.</summary>
    internal int Weight { get; }

    internal bool IsOptional => TypeKind == CelTypeKind.Opaque && Parameters.Count == 1 && Name == "optional_type";

    internal bool IsNull => TypeKind == CelTypeKind.Simple && Name == "null_type";

    internal bool IsDynOrError => TypeKind is CelTypeKind.Dyn or CelTypeKind.Error;

    /// <inheritdoc/>
    public bool Equals(CelType? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || TypeKind != other.TypeKind || Parameters.Count != other.Parameters.Count) return false;
        if (!string.Equals(Name, other.Name, StringComparison.Ordinal)) return false;
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!Parameters[i].Equals(other.Parameters[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The type with its parameters: <c>map(string, list(int))</c>.</summary>
    public override string ToString() => Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})";
}
