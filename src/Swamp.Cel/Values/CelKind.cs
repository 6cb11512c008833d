namespace Swamp.Cel;

/// <summary>The kinds of values.</summary>
public enum CelKind : byte
{
    /// <summary>null</summary>
    Null,

    /// <summary>true or false</summary>
    Bool,

    /// <summary>64-bit signed integer</summary>
    Int,

    /// <summary>64-bit unsigned integer</summary>
    Uint,

    /// <summary>64-bit floating point</summary>
    Double,

    /// <summary>Text, counted in code points</summary>
    String,

    /// <summary>Bytes</summary>
    Bytes,

    /// <summary>A point in time with nanoseconds, years 1 to 9999</summary>
    Timestamp,

    /// <summary>A length of time with nanoseconds</summary>
    Duration,

    /// <summary>A list</summary>
    List,

    /// <summary>A map with keys of kind bool, int, uint or string</summary>
    Map,

    /// <summary>A type</summary>
    Type,

    /// <summary>A value that may be absent</summary>
    Optional,

    /// <summary>A value of the host</summary>
    Opaque,

    /// <summary>A failure on its way to somebody who absorbs or reports it</summary>
    Error,

    /// <summary>A value that is not known yet: an asynchronous call that is under way</summary>
    Unknown,
}
