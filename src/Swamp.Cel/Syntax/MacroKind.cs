namespace Swamp.Cel;

/// <summary>The macros that become nodes of their own.</summary>
internal enum MacroKind
{
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
    TransformList,
    TransformMap,
    TransformMapEntry,
    Bind,
    OptMap,
    OptFlatMap,
    Block,
    SortBy,
}
