namespace Swamp.Cel;

/// <summary>Forms of the operators and of <c>size</c>. <c>&amp;&amp;</c>, <c>||</c> and <c>?:</c> are checked on their own.</summary>
internal static class OperatorOverloads
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");

    public static void Register(OverloadTable table)
    {
        Arithmetic(table);
        foreach (var (operation, name) in Comparisons) Comparison(table, operation, name);
        table
            .Global(Operators.Not, "logical_not", [CelType.Bool], CelType.Bool)
            .Global(Operators.Equal, "equals", [A, A], CelType.Bool)
            .Global(Operators.NotEqual, "not_equals", [A, A], CelType.Bool)
            .Global(Operators.In, "in_list", [A, CelType.List(A)], CelType.Bool)
            .Global(Operators.In, "in_map", [A, CelType.Map(A, B)], CelType.Bool)
            .Global(Operators.Index, "index_list", [CelType.List(A), CelType.Int], A)
            .Global(Operators.Index, "index_map", [CelType.Map(A, B), A], B);
        Sizes(table);
    }

    public static readonly (string Operation, string Name)[] Comparisons =
    [
        (Operators.Less, "less"), (Operators.LessEqual, "less_equals"), (Operators.Greater, "greater"), (Operators.GreaterEqual, "greater_equals"),
    ];

    private static void Arithmetic(OverloadTable table) => table
        .Global(Operators.Add, "add_int64", [CelType.Int, CelType.Int], CelType.Int)
        .Global(Operators.Add, "add_uint64", [CelType.Uint, CelType.Uint], CelType.Uint)
        .Global(Operators.Add, "add_double", [CelType.Double, CelType.Double], CelType.Double)
        .Global(Operators.Add, "add_string", [CelType.String, CelType.String], CelType.String)
        .Global(Operators.Add, "add_bytes", [CelType.Bytes, CelType.Bytes], CelType.Bytes)
        .Global(Operators.Add, "add_list", [CelType.List(A), CelType.List(A)], CelType.List(A))
        .Global(Operators.Add, "add_timestamp_duration", [CelType.Timestamp, CelType.Duration], CelType.Timestamp)
        .Global(Operators.Add, "add_duration_timestamp", [CelType.Duration, CelType.Timestamp], CelType.Timestamp)
        .Global(Operators.Add, "add_duration_duration", [CelType.Duration, CelType.Duration], CelType.Duration)
        .Global(Operators.Subtract, "subtract_int64", [CelType.Int, CelType.Int], CelType.Int)
        .Global(Operators.Subtract, "subtract_uint64", [CelType.Uint, CelType.Uint], CelType.Uint)
        .Global(Operators.Subtract, "subtract_double", [CelType.Double, CelType.Double], CelType.Double)
        .Global(Operators.Subtract, "subtract_timestamp_duration", [CelType.Timestamp, CelType.Duration], CelType.Timestamp)
        .Global(Operators.Subtract, "subtract_timestamp_timestamp", [CelType.Timestamp, CelType.Timestamp], CelType.Duration)
        .Global(Operators.Subtract, "subtract_duration_duration", [CelType.Duration, CelType.Duration], CelType.Duration)
        .Global(Operators.Multiply, "multiply_int64", [CelType.Int, CelType.Int], CelType.Int)
        .Global(Operators.Multiply, "multiply_uint64", [CelType.Uint, CelType.Uint], CelType.Uint)
        .Global(Operators.Multiply, "multiply_double", [CelType.Double, CelType.Double], CelType.Double)
        .Global(Operators.Divide, "divide_int64", [CelType.Int, CelType.Int], CelType.Int)
        .Global(Operators.Divide, "divide_uint64", [CelType.Uint, CelType.Uint], CelType.Uint)
        .Global(Operators.Divide, "divide_double", [CelType.Double, CelType.Double], CelType.Double)
        .Global(Operators.Modulo, "modulo_int64", [CelType.Int, CelType.Int], CelType.Int)
        .Global(Operators.Modulo, "modulo_uint64", [CelType.Uint, CelType.Uint], CelType.Uint)
        .Global(Operators.Negate, "negate_int64", [CelType.Int], CelType.Int)
        .Global(Operators.Negate, "negate_double", [CelType.Double], CelType.Double);

    private static void Comparison(OverloadTable table, string operation, string name) => table
        .Global(operation, $"{name}_bool", [CelType.Bool, CelType.Bool], CelType.Bool)
        .Global(operation, $"{name}_int64", [CelType.Int, CelType.Int], CelType.Bool)
        .Global(operation, $"{name}_uint64", [CelType.Uint, CelType.Uint], CelType.Bool)
        .Global(operation, $"{name}_double", [CelType.Double, CelType.Double], CelType.Bool)
        .Global(operation, $"{name}_string", [CelType.String, CelType.String], CelType.Bool)
        .Global(operation, $"{name}_bytes", [CelType.Bytes, CelType.Bytes], CelType.Bool)
        .Global(operation, $"{name}_timestamp", [CelType.Timestamp, CelType.Timestamp], CelType.Bool)
        .Global(operation, $"{name}_duration", [CelType.Duration, CelType.Duration], CelType.Bool);

    private static void Sizes(OverloadTable table) => table
        .Global("size", "size_string", [CelType.String], CelType.Int)
        .Global("size", "size_bytes", [CelType.Bytes], CelType.Int)
        .Global("size", "size_list", [CelType.List(A)], CelType.Int)
        .Global("size", "size_map", [CelType.Map(A, B)], CelType.Int)
        .Receiver("size", "string_size", [CelType.String], CelType.Int)
        .Receiver("size", "bytes_size", [CelType.Bytes], CelType.Int)
        .Receiver("size", "list_size", [CelType.List(A)], CelType.Int)
        .Receiver("size", "map_size", [CelType.Map(A, B)], CelType.Int);
}
