namespace Swamp.Cel;

/// <summary>How the checker treats a type.</summary>
internal enum CelTypeKind
{
    Simple,
    Dyn,
    List,
    Map,
    Opaque,
    Wrapper,
    Type,
    Parameter,
    Error,
}
