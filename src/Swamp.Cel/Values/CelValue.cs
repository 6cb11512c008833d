using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel;

/// <summary>
/// A value of the language: small, immutable, without an allocation for numbers, booleans and times. Equality is that of the language
/// (numbers compare across kinds, NaN equals nothing).
/// </summary>
public readonly struct CelValue : IEquatable<CelValue>
{
    internal readonly object? Ref;
    internal readonly long Num;
    internal readonly int Aux;

    private CelValue(CelKind kind, long num, object? reference = null, int aux = 0)
    {
        Kind = kind;
        Num = num;
        Ref = reference;
        Aux = aux;
    }

    /// <summary>What this value holds.</summary>
    public CelKind Kind { get; }

    /// <summary>The null value.</summary>
    public static CelValue Null => default;

    /// <summary>The value <c>true</c>.</summary>
    public static CelValue True => new(CelKind.Bool, 1);

    /// <summary>The value <c>false</c>.</summary>
    public static CelValue False => new(CelKind.Bool, 0);

    /// <summary>The absent optional.</summary>
    public static CelValue None => new(CelKind.Optional, 0, CelOptional.Absent);

    /// <summary>The empty list.</summary>
    public static CelValue EmptyList => new(CelKind.List, 0, CelArray.Empty);

    /// <summary>The empty map.</summary>
    public static CelValue EmptyMap => new(CelKind.Map, 0, CelDictionary.Empty);

    /// <summary>Makes a boolean.</summary>
    public static CelValue Bool(bool value) => new(CelKind.Bool, value ? 1 : 0);

    /// <summary>Makes a signed integer.</summary>
    public static CelValue Int(long value) => new(CelKind.Int, value);

    /// <summary>Makes an unsigned integer.</summary>
    public static CelValue Uint(ulong value) => new(CelKind.Uint, unchecked((long)value));

    /// <summary>Makes a double.</summary>
    public static CelValue Double(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Makes a string.</summary>
    public static CelValue String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CelKind.String, 0, value);
    }

    /// <summary>Makes a byte string. The array must not be changed afterwards.</summary>
    public static CelValue Bytes(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CelKind.Bytes, 0, value);
    }

    /// <summary>Makes a timestamp.</summary>
    public static CelValue Timestamp(CelTimestamp value) => new(CelKind.Timestamp, value.Seconds, null, value.Nanos);

    /// <summary>Makes a timestamp.</summary>
    public static CelValue Timestamp(DateTimeOffset value) => Timestamp(CelTimestamp.FromDateTimeOffset(value));

    /// <summary>Makes a duration.</summary>
    public static CelValue Duration(CelDuration value) => new(CelKind.Duration, value.Seconds, null, value.Nanos);

    /// <summary>Makes a duration.</summary>
    public static CelValue Duration(TimeSpan value) => Duration(CelDuration.FromTimeSpan(value));

    /// <summary>Makes a list of a host's own list.</summary>
    public static CelValue List(ICelList value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CelKind.List, 0, value);
    }

    /// <summary>Makes a list of its elements. The array must not be changed afterwards.</summary>
    public static CelValue List(params CelValue[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(CelKind.List, 0, elements.Length == 0 ? CelArray.Empty : new CelArray(elements));
    }

    /// <summary>Makes a list of strings.</summary>
    public static CelValue List(IEnumerable<string> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return List(elements.Select(String).ToArray());
    }

    /// <summary>Makes a map of a host's own map, which may load its keys lazily.</summary>
    public static CelValue Map(ICelMap value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CelKind.Map, 0, value);
    }

    /// <summary>Makes a map of entries with string keys; a later entry replaces an earlier one of the same key.</summary>
    public static CelValue Map(IEnumerable<KeyValuePair<string, CelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Map(entries.Select(static e => KeyValuePair.Create(String(e.Key), e.Value)));
    }

    /// <summary>Makes a map; a later entry replaces an earlier one of the same key.</summary>
    public static CelValue Map(IEnumerable<KeyValuePair<CelValue, CelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new CelDictionaryBuilder();
        foreach (var (key, value) in entries) builder.Set(key, value);
        return builder.ToValue();
    }

    /// <summary>Makes a type value.</summary>
    public static CelValue Type(CelType value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CelKind.Type, 0, value);
    }

    /// <summary>Makes a present optional.</summary>
    public static CelValue Some(in CelValue value) => new(CelKind.Optional, 0, new CelOptional(value));

    /// <summary>Makes a value of the host that the language passes on untouched. Two are equal when <paramref name="value"/> says so.</summary>
    public static CelValue Opaque(object value, CelType type)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(type);
        return new(CelKind.Opaque, 0, new CelOpaque(value, type));
    }

    /// <summary>Makes an error, which <c>&amp;&amp;</c>, <c>||</c> and the quantifiers may absorb.</summary>
    /// <param name="code">One of <see cref="CelErrorCodes"/>, or a code of the host.</param>
    /// <param name="message">What went wrong.</param>
    public static CelValue Error(string code, string message) => Failure(new CelFault(code, message));

    /// <summary>Makes the value of an input that is not known yet. Whatever depends on it is unknown too.</summary>
    public static CelValue Unknown(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Unknown([name]);
    }

    internal static CelValue Unknown(string[] names) => new(CelKind.Unknown, 0, names);

    internal static CelValue Failure(CelFault fault) => new(CelKind.Error, 0, fault);

    /// <summary>Makes a value over a parsed JSON document without copying it. The document must outlive the value.</summary>
    public static CelValue FromJson(JsonElement element) => JsonValues.From(element);

    /// <summary>Makes a value over a JSON tree without copying it.</summary>
    public static CelValue FromJson(JsonNode? node) => JsonValues.From(node);

    /// <summary>True when this is <see cref="CelKind.Null"/>.</summary>
    public bool IsNull => Kind == CelKind.Null;

    /// <summary>True when this is <see cref="CelKind.Error"/>.</summary>
    public bool IsError => Kind == CelKind.Error;

    /// <summary>True when this is <see cref="CelKind.Unknown"/>.</summary>
    public bool IsUnknown => Kind == CelKind.Unknown;

    internal bool IsFailure => Kind >= CelKind.Error;

    internal bool IsTrue => Kind == CelKind.Bool && Num != 0;

    internal bool IsFalse => Kind == CelKind.Bool && Num == 0;

    /// <summary>The boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool AsBool() => Kind == CelKind.Bool ? Num != 0 : throw Wrong(CelKind.Bool);

    /// <summary>The signed integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsInt() => Kind == CelKind.Int ? Num : throw Wrong(CelKind.Int);

    /// <summary>The unsigned integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ulong AsUint() => Kind == CelKind.Uint ? RawUint : throw Wrong(CelKind.Uint);

    /// <summary>The double.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double AsDouble() => Kind == CelKind.Double ? RawDouble : throw Wrong(CelKind.Double);

    /// <summary>The string.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsString() => Kind == CelKind.String ? (string)Ref! : throw Wrong(CelKind.String);

    /// <summary>The bytes, not copied.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ReadOnlyMemory<byte> AsBytes() => Kind == CelKind.Bytes ? RawBytes : throw Wrong(CelKind.Bytes);

    /// <summary>The timestamp.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public CelTimestamp AsTimestamp() => Kind == CelKind.Timestamp ? new(Num, Aux) : throw Wrong(CelKind.Timestamp);

    /// <summary>The duration.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public CelDuration AsDuration() => Kind == CelKind.Duration ? new(Num, Aux) : throw Wrong(CelKind.Duration);

    /// <summary>The list.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ICelList AsList() => Kind == CelKind.List ? RawList : throw Wrong(CelKind.List);

    /// <summary>The map.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ICelMap AsMap() => Kind == CelKind.Map ? RawMap : throw Wrong(CelKind.Map);

    /// <summary>The type that a type value stands for.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public CelType AsType() => Kind == CelKind.Type ? (CelType)Ref! : throw Wrong(CelKind.Type);

    /// <summary>What the host put into an opaque value.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public object AsOpaque() => Kind == CelKind.Opaque ? ((CelOpaque)Ref!).Value : throw Wrong(CelKind.Opaque);

    /// <summary>The value in an optional.</summary>
    /// <returns>False when the optional is absent.</returns>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool TryGetOptional(out CelValue value)
    {
        if (Kind != CelKind.Optional) throw Wrong(CelKind.Optional);
        var optional = (CelOptional)Ref!;
        value = optional.Value;
        return optional.HasValue;
    }

    /// <summary>Names of the inputs that an unknown value waits for.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<string> AsUnknown() => Kind == CelKind.Unknown ? (string[])Ref! : throw Wrong(CelKind.Unknown);

    /// <summary>The string, when this is one.</summary>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = Kind == CelKind.String ? (string)Ref! : null;
        return value is not null;
    }

    internal ulong RawUint => unchecked((ulong)Num);

    internal double RawDouble => BitConverter.Int64BitsToDouble(Num);

    internal string RawString => (string)Ref!;

    internal byte[] RawBytes => (byte[])Ref!;

    internal ICelList RawList => (ICelList)Ref!;

    internal ICelMap RawMap => (ICelMap)Ref!;

    internal CelOptional RawOptional => (CelOptional)Ref!;

    internal CelFault RawFault => (CelFault)Ref!;

    /// <summary>The type of the value, as <c>type(x)</c> gives it.</summary>
    public CelType TypeOf() => CelTypes.Of(this);

    /// <summary>
    /// The value as a tree of JSON. Integers within ± 2^53 become plain numbers, larger ones stay whole numbers; an optional becomes its
    /// value or null; bytes become base64; timestamps, durations and types become strings (EXP-12).
    /// </summary>
    /// <exception cref="CelException">The value is an error or an unknown, has no form in JSON, or is larger than 1 000 000 values, of which 64 characters of text count as one.</exception>
    public JsonNode? ToJsonNode() => JsonWriter.Write(this);

    /// <summary>
    /// Equality of the language, except that NaN equals itself so that values can be kept in sets. Values that are deeper than 1 000 or larger
    /// than 10 000 000 parts are equal only when they are the same object.
    /// </summary>
    public bool Equals(CelValue other) =>
        CelEquality.AreEqual(this, other) || (Kind == CelKind.Double && other.Kind == CelKind.Double && Num == other.Num);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => CelEquality.Hash(this);

    /// <summary>The value as it would be written in an expression, as far as that is possible; for logs and messages.</summary>
    public override string ToString() => ValuePrinter.Print(this);

    /// <summary>Equality as in <see cref="Equals(CelValue)"/>.</summary>
    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    /// <summary>Inequality as in <see cref="Equals(CelValue)"/>.</summary>
    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);

    private InvalidOperationException Wrong(CelKind wanted) => new($"A value of kind {Kind} was read as {wanted}.");
}
