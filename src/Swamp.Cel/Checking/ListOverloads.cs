namespace Swamp.Cel;

/// <summary>Forms of the functions of lists.</summary>
internal static class ListOverloads
{
    private static readonly CelType T = CelType.Parameter("T");
    private static readonly CelType List = CelType.List(T);

    public static void Register(OverloadTable table)
    {
        table
            .Receiver("slice", "list_slice", [List, CelType.Int, CelType.Int], List)
            .Receiver("flatten", "list_flatten", [CelType.List(List)], List)
            .Receiver("flatten", "list_flatten_int", [List, CelType.Int], CelType.List(CelType.Dyn))
            .Receiver("distinct", "list_distinct", [List], List)
            .Receiver("reverse", "list_reverse", [List], List)
            .Receiver("first", "list_first", [List], CelType.Optional(T))
            .Receiver("last", "list_last", [List], CelType.Optional(T))
            .Global("lists.range", "lists_range", [CelType.Int], CelType.List(CelType.Int));
        CelType[] ordered =
        [
            CelType.Int, CelType.Uint, CelType.Double, CelType.Bool, CelType.Duration, CelType.Timestamp, CelType.String, CelType.Bytes,
        ];
        foreach (var type in ordered)
        {
            table
                .Receiver("sort", $"list_{Short(type)}_sort", [CelType.List(type)], CelType.List(type))
                .Receiver("@sortByAssociatedKeys", $"list_{Short(type)}_sortByAssociatedKeys", [List, CelType.List(type)], List);
        }
    }

    private static string Short(CelType type) => type.Name[(type.Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
}
