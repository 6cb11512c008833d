namespace Swamp.Cel;

/// <summary>Forms of the functions of optionals, and of indexing that gives or takes one.</summary>
internal static class OptionalOverloads
{
    private static readonly CelType K = CelType.Parameter("K");
    private static readonly CelType V = CelType.Parameter("V");
    private static readonly CelType Some = CelType.Optional(V);
    private static readonly CelType List = CelType.List(V);
    private static readonly CelType Map = CelType.Map(K, V);

    public static void Register(OverloadTable table) => table
        .Global("optional.of", "optional_of", [V], Some)
        .Global("optional.ofNonZeroValue", "optional_ofNonZeroValue", [V], Some)
        .Global("optional.none", "optional_none", [], Some)
        .Global("optional.unwrap", "optional_unwrap", [CelType.List(Some)], List)
        .Receiver("unwrapOpt", "optional_unwrapOpt", [CelType.List(Some)], List)
        .Receiver("hasValue", "optional_hasValue", [Some], CelType.Bool)
        .Receiver("value", "optional_value", [Some], V)
        .Receiver("or", "optional_or_optional", [Some, Some], Some)
        .Receiver("orValue", "optional_orValue_value", [Some, V], V)
        .Global(Operators.Index, "optional_list_index_int", [CelType.Optional(List), CelType.Int], Some)
        .Global(Operators.Index, "optional_map_index_value", [CelType.Optional(Map), K], Some)
        .Global(Operators.OptIndex, "list_optindex_optional_int", [List, CelType.Int], Some)
        .Global(Operators.OptIndex, "optional_list_optindex_optional_int", [CelType.Optional(List), CelType.Int], Some)
        .Global(Operators.OptIndex, "map_optindex_optional_value", [Map, K], Some)
        .Global(Operators.OptIndex, "optional_map_optindex_optional_value", [CelType.Optional(Map), K], Some);
}
