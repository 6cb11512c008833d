namespace Swamp.Cel;

/// <summary>What a <see cref="CelValue"/> holds.</summary>
public enum CelKind : byte
{
    /// <summary>The null value; also what <c>default(CelValue)</c> is.</summary>
    Null = 0,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Int,

    /// <summary>An unsigned 64-bit integer.</summary>
    Uint,

    /// <summary>An IEEE 754 double.</summary>
    Double,

    /// <summary>A string; its length is counted in code points.</summary>
    String,

    /// <summary>A byte string.</summary>
    Bytes,

    /// <summary>An ordered list, seen through <see cref="ICelList"/>.</summary>
    List,

    /// <summary>A map, seen through <see cref="ICelMap"/>.</summary>
    Map,

    /// <summary>A point in time with nanoseconds.</summary>
    Timestamp,

    /// <summary>A length of time with nanoseconds.</summary>
    Duration,

    /// <summary>A type, as <c>type(x)</c> gives it.</summary>
    Type,

    /// <summary>An optional value, present or absent.</summary>
    Optional,

    /// <summary>A value of the host that the language only passes on.</summary>
    Opaque,

    /// <summary>A failed evaluation; see <see cref="CelValue.Error(string, string)"/>.</summary>
    Error,

    /// <summary>An input that is not known yet; see <see cref="CelValue.Unknown(string)"/>.</summary>
    Unknown,
}
