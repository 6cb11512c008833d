namespace Swamp.Cel;

/// <summary>
/// What only our dialect has (EXP-10, EXP-11): equality, membership, order, elements and alternatives across types, positions and keys of any
/// number, and the functions of bytes. These forms are tried when none of the others fits.
/// </summary>
internal static class DialectOverloads
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");
    private static readonly CelType C = CelType.Parameter("C");

    public static void Register(OverloadTable table)
    {
        foreach (var (operation, name) in OperatorOverloads.Comparisons)
        {
            foreach (var (left, right) in MixedOverloads.Pairs()) table.Global(operation, $"{name}_{left}_{right}", [left, right], CelType.Bool);
        }

        table
            .Global(Operators.Equal, "equals_any", [A, B], CelType.Bool)
            .Global(Operators.NotEqual, "not_equals_any", [A, B], CelType.Bool)
            .Global(Operators.In, "in_list_any", [A, CelType.List(B)], CelType.Bool)
            .Global(Operators.In, "in_map_any", [A, CelType.Map(B, C)], CelType.Bool)
            .Global(Operators.Add, "add_list_any", [CelType.List(A), CelType.List(B)], CelType.List(CelType.Dyn))
            .Receiver("or", "optional_or_any", [CelType.Optional(A), CelType.Optional(B)], CelType.Optional(CelType.Dyn))
            .Receiver("orValue", "optional_orValue_any", [CelType.Optional(A), B], CelType.Dyn)
            .Receiver("json", "bytes_json", [CelType.Bytes], CelType.Dyn)
            .Receiver("hex", "bytes_hex", [CelType.Bytes], CelType.String)
            .Receiver("string", "bytes_string", [CelType.Bytes], CelType.String)
            .Receiver("at", "bytes_at_int", [CelType.Bytes, CelType.Int], CelType.Int)
            .Receiver("at", "bytes_at_uint", [CelType.Bytes, CelType.Uint], CelType.Int)
            .Receiver("at", "bytes_at_double", [CelType.Bytes, CelType.Double], CelType.Int);
        foreach (var number in (CelType[])[CelType.Uint, CelType.Double])
        {
            table
                .Global(Operators.Index, $"index_list_{number}", [CelType.List(A), number], A)
                .Global(Operators.OptIndex, $"list_optindex_optional_{number}", [CelType.List(A), number], CelType.Optional(A));
        }

        foreach (var (key, number) in MixedOverloads.Pairs())
        {
            table
                .Global(Operators.Index, $"index_map_{key}_{number}", [CelType.Map(key, A), number], A)
                .Global(Operators.OptIndex, $"map_optindex_optional_{key}_{number}", [CelType.Map(key, A), number], CelType.Optional(A));
        }
    }
}
