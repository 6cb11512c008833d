namespace Swamp.Cel.Syntax;

/// <summary>The macros that bind names.</summary>
internal enum MacroKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformList,
    TransformMap,
    TransformMapEntry,
    Bind,
    OptionalMap,
    OptionalFlatMap,
}
