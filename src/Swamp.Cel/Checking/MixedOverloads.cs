namespace Swamp.Cel;

/// <summary>Arithmetic across int, uint and double, which gives a double (EXP-10).</summary>
internal static class MixedOverloads
{
    private static readonly CelType[] Numbers = [CelType.Int, CelType.Uint, CelType.Double];

    private static readonly (string Operation, string Name)[] Operations =
    [
        (Operators.Add, "add"), (Operators.Subtract, "subtract"), (Operators.Multiply, "multiply"), (Operators.Divide, "divide"), (Operators.Modulo, "modulo"),
    ];

    public static void Register(OverloadTable table)
    {
        foreach (var (operation, name) in Operations)
        {
            foreach (var (left, right) in Pairs()) table.Global(operation, $"{name}_{left}_{right}", [left, right], CelType.Double);
        }

        table.Global(Operators.Modulo, "modulo_double", [CelType.Double, CelType.Double], CelType.Double);
    }

    /// <summary>Two numbers of different types, every combination.</summary>
    public static IEnumerable<(CelType Left, CelType Right)> Pairs() =>
        Numbers.SelectMany(static left => Numbers.Where(right => !right.Equals(left)).Select(right => (left, right)));
}
