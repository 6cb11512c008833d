namespace Swamp.Cel.Tests.Generation;

/// <summary>Types that expressions are generated for.</summary>
internal enum GenType
{
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    IntList,
    StringList,
    IntMap,
    Timestamp,
    Duration,
    Null,
    Optional,
    Type,
}
