namespace Swamp.Cel;

/// <summary>Forms of the functions of numbers. <c>math.greatest</c> and <c>math.least</c> are checked on their own.</summary>
internal static class MathOverloads
{
    public static void Register(OverloadTable table)
    {
        foreach (var name in (string[])["ceil", "floor", "round", "trunc"]) Unary(table, name, CelType.Double, CelType.Double);
        foreach (var name in (string[])["isNaN", "isInf", "isFinite"]) Unary(table, name, CelType.Double, CelType.Bool);
        foreach (var type in (CelType[])[CelType.Int, CelType.Uint, CelType.Double])
        {
            Unary(table, "abs", type, type);
            Unary(table, "sign", type, type);
            Unary(table, "sqrt", type, CelType.Double);
        }

        foreach (var type in (CelType[])[CelType.Int, CelType.Uint])
        {
            foreach (var name in (string[])["bitAnd", "bitOr", "bitXor"])
            {
                table.Global($"math.{name}", $"math_{name}_{type}_{type}", [type, type], type);
            }

            foreach (var name in (string[])["bitShiftLeft", "bitShiftRight"])
            {
                table.Global($"math.{name}", $"math_{name}_{type}_int", [type, CelType.Int], type);
            }

            table.Global("math.bitNot", $"math_bitNot_{type}_{type}", [type], type);
        }
    }

    private static void Unary(OverloadTable table, string name, CelType of, CelType result) =>
        table.Global($"math.{name}", $"math_{name}_{of}", [of], result);
}
