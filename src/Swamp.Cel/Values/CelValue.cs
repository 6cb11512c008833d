using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>
/// A value of the language. A small structure, so that numbers, booleans and times need no memory of their own. The default is null.
/// </summary>
public readonly struct CelValue
{
    private readonly object? reference;
    private readonly long bits;
    private readonly int nanos;

    private CelValue(CelKind kind, object? reference, long bits = 0, int nanos = 0)
    {
        Kind = kind;
        this.reference = reference;
        this.bits = bits;
        this.nanos = nanos;
    }

    /// <summary>null</summary>
    public static CelValue Null => default;

    /// <summary>true</summary>
    public static CelValue True { get; } = Bool(true);

    /// <summary>false</summary>
    public static CelValue False { get; } = Bool(false);

    /// <summary>Which kind of value it is.</summary>
    public CelKind Kind { get; }

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Kind == CelKind.Null;

    /// <summary>Whether it is an error or not known yet, so that nothing can be computed from it.</summary>
    public bool IsFailure => Kind >= CelKind.Error;

    /// <summary>Makes a boolean.</summary>
    public static CelValue Bool(bool value) => new(CelKind.Bool, null, value ? 1 : 0);

    /// <summary>Makes an int.</summary>
    public static CelValue Int(long value) => new(CelKind.Int, null, value);

    /// <summary>Makes a uint.</summary>
    public static CelValue Uint(ulong value) => new(CelKind.Uint, null, (long)value);

    /// <summary>Makes a double.</summary>
    public static CelValue Double(double value) => new(CelKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Makes a string.</summary>
    public static CelValue String(string value) => new(CelKind.String, value);

    /// <summary>Makes bytes.</summary>
    public static CelValue Bytes(byte[] value) => new(CelKind.Bytes, value);

    /// <summary>Makes a timestamp from seconds and nanoseconds since 1970.</summary>
    public static CelValue Timestamp(long seconds, int nanos) => new(CelKind.Timestamp, null, seconds, nanos);

    /// <summary>Makes a timestamp.</summary>
    public static CelValue Timestamp(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var seconds = (long)Math.Floor(ticks / (double)TimeSpan.TicksPerSecond);
        return Timestamp(seconds, (int)(ticks - (seconds * TimeSpan.TicksPerSecond)) * 100);
    }

    /// <summary>Makes a duration; both parts have the same sign.</summary>
    public static CelValue Duration(long seconds, int nanos) => new(CelKind.Duration, null, seconds, nanos);

    /// <summary>Makes a list.</summary>
    public static CelValue List(ICelList value) => new(CelKind.List, value);

    /// <summary>Makes a list.</summary>
    public static CelValue List(IReadOnlyList<CelValue> items) => new(CelKind.List, new CelArrayList(items));

    /// <summary>Makes a map.</summary>
    public static CelValue Map(ICelMap value) => new(CelKind.Map, value);

    /// <summary>Makes a map with text keys.</summary>
    public static CelValue Map(IEnumerable<KeyValuePair<string, CelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var map = new CelDictionaryMap();
        foreach (var (key, value) in entries)
        {
            map.TryAdd(String(key), value);
        }

        return Map(map);
    }

    /// <summary>Makes a type value.</summary>
    public static CelValue Type(string name) => new(CelKind.Type, name);

    /// <summary>Makes an optional that holds a value.</summary>
    public static CelValue Some(CelValue value) => new(CelKind.Optional, new StrongBox<CelValue>(value));

    /// <summary>Makes an optional that holds nothing.</summary>
    public static CelValue None { get; } = new(CelKind.Optional, null);

    /// <summary>Makes a value of the host.</summary>
    public static CelValue Opaque(object value) => new(CelKind.Opaque, value);

    /// <summary>Makes an error.</summary>
    public static CelValue Error(CelError error) => new(CelKind.Error, error);

    /// <summary>Makes an error.</summary>
    public static CelValue Error(string code, string message) => new(CelKind.Error, new CelError(code, message));

    internal static CelValue Unknown { get; } = new(CelKind.Unknown, null);

    /// <summary>The boolean.</summary>
    public bool AsBool() => bits != 0;

    /// <summary>The int.</summary>
    public long AsInt() => bits;

    /// <summary>The uint.</summary>
    public ulong AsUint() => (ulong)bits;

    /// <summary>The double.</summary>
    public double AsDouble() => BitConverter.Int64BitsToDouble(bits);

    /// <summary>The text of a string, or the name of a type.</summary>
    public string AsString() => (string)reference!;

    /// <summary>The bytes.</summary>
    public byte[] AsBytes() => (byte[])reference!;

    /// <summary>Seconds and nanoseconds of a timestamp (since 1970) or a duration.</summary>
    public (long Seconds, int Nanos) AsTime() => (bits, nanos);

    /// <summary>The list.</summary>
    public ICelList AsList() => (ICelList)reference!;

    /// <summary>The map.</summary>
    public ICelMap AsMap() => (ICelMap)reference!;

    /// <summary>Whether an optional holds a value.</summary>
    public bool HasOptionalValue => reference is not null;

    /// <summary>The value that an optional holds.</summary>
    public CelValue OptionalValue() => ((StrongBox<CelValue>)reference!).Value;

    /// <summary>The value of the host.</summary>
    public object AsOpaque() => reference!;

    /// <summary>The error.</summary>
    public CelError AsError() => (CelError)reference!;

    /// <summary>Name of the value's type as the language has it.</summary>
    public string TypeName => Kind switch
    {
        CelKind.Null => "null_type",
        CelKind.Bool => "bool",
        CelKind.Int => "int",
        CelKind.Uint => "uint",
        CelKind.Double => "double",
        CelKind.String => "string",
        CelKind.Bytes => "bytes",
        CelKind.Timestamp => "google.protobuf.Timestamp",
        CelKind.Duration => "google.protobuf.Duration",
        CelKind.List => "list",
        CelKind.Map => "map",
        CelKind.Type => "type",
        CelKind.Optional => "optional_type",
        CelKind.Opaque => "opaque",
        CelKind.Error => "error",
        _ => "unknown",
    };

    /// <inheritdoc/>
    public override string ToString() => CelText.Of(this);
}
