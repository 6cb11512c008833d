using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>The math extension.</summary>
internal static class MathFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        new("math.greatest", false, 1, int.MaxValue, (a, _) => Extreme(a, 1, "math.greatest")),
        new("math.least", false, 1, int.MaxValue, (a, _) => Extreme(a, -1, "math.least")),
        Global("math.ceil", 1, (a, _) => OnDouble(a[0], Math.Ceiling)),
        Global("math.floor", 1, (a, _) => OnDouble(a[0], Math.Floor)),
        Global("math.round", 1, (a, _) => OnDouble(a[0], x => Math.Round(x, MidpointRounding.AwayFromZero))),
        Global("math.trunc", 1, (a, _) => OnDouble(a[0], Math.Truncate)),
        Global("math.sqrt", 1, (a, _) => a[0].Kind switch
        {
            CelKind.Double => CelValue.Double(Math.Sqrt(a[0].AsDouble())),
            CelKind.Int => CelValue.Double(Math.Sqrt(a[0].AsInt())),
            CelKind.Uint => CelValue.Double(Math.Sqrt(a[0].AsUint())),
            _ => null,
        }),
        Global("math.abs", 1, (a, _) => a[0].Kind switch
        {
            CelKind.Double => CelValue.Double(Math.Abs(a[0].AsDouble())),
            CelKind.Int => a[0].AsInt() == long.MinValue ? OperatorFunctions.Overflow() : CelValue.Int(Math.Abs(a[0].AsInt())),
            CelKind.Uint => a[0],
            _ => null,
        }),
        Global("math.sign", 1, (a, _) => a[0].Kind switch
        {
            CelKind.Double => double.IsNaN(a[0].AsDouble()) ? a[0] : CelValue.Double(Math.Sign(a[0].AsDouble())),
            CelKind.Int => CelValue.Int(Math.Sign(a[0].AsInt())),
            CelKind.Uint => CelValue.Uint(a[0].AsUint() == 0 ? 0UL : 1UL),
            _ => null,
        }),
        Global("math.isNaN", 1, (a, _) => a[0].Kind == CelKind.Double ? CelValue.Bool(double.IsNaN(a[0].AsDouble())) : null),
        Global("math.isInf", 1, (a, _) => a[0].Kind == CelKind.Double ? CelValue.Bool(double.IsInfinity(a[0].AsDouble())) : null),
        Global("math.isFinite", 1, (a, _) => a[0].Kind == CelKind.Double ? CelValue.Bool(double.IsFinite(a[0].AsDouble())) : null),
        Global("math.bitAnd", 2, (a, _) => Bits(a, (x, y) => x & y)),
        Global("math.bitOr", 2, (a, _) => Bits(a, (x, y) => x | y)),
        Global("math.bitXor", 2, (a, _) => Bits(a, (x, y) => x ^ y)),
        Global("math.bitNot", 1, (a, _) => a[0].Kind switch
        {
            CelKind.Int => CelValue.Int(~a[0].AsInt()),
            CelKind.Uint => CelValue.Uint(~a[0].AsUint()),
            _ => null,
        }),
        Global("math.bitShiftLeft", 2, (a, _) => Shift(a, isLeft: true)),
        Global("math.bitShiftRight", 2, (a, _) => Shift(a, isLeft: false)),
    ];

    private static CelValue? OnDouble(in CelValue value, Func<double, double> compute) =>
        value.Kind == CelKind.Double ? CelValue.Double(compute(value.AsDouble())) : null;

    private static CelValue? Extreme(CelValue[] a, int direction, string name)
    {
        IReadOnlyList<CelValue> values = a;
        if (a is [{ Kind: CelKind.List } only])
        {
            var list = only.AsList();
            if (list.Count == 0)
            {
                return CelValue.Error(CelErrorCode.InvalidArgument, $"{name}(list) argument must not be empty");
            }

            values = [.. Enumerable.Range(0, list.Count).Select(i => list[i])];
        }

        var best = values[0];
        foreach (var value in values)
        {
            if (!CelEquality.IsNumber(value.Kind))
            {
                return null;
            }

            if (CelOrdering.Compare(value, best) is { } order && Math.Sign(order) == direction)
            {
                best = value;
            }
        }

        return best;
    }

    private static CelValue? Bits(CelValue[] a, Func<ulong, ulong, ulong> compute) => (a[0].Kind, a[1].Kind) switch
    {
        (CelKind.Int, CelKind.Int) => CelValue.Int((long)compute((ulong)a[0].AsInt(), (ulong)a[1].AsInt())),
        (CelKind.Uint, CelKind.Uint) => CelValue.Uint(compute(a[0].AsUint(), a[1].AsUint())),
        _ => null,
    };

    private static CelValue? Shift(CelValue[] a, bool isLeft)
    {
        if (a[0].Kind is not (CelKind.Int or CelKind.Uint) || a[1].Kind != CelKind.Int)
        {
            return null;
        }

        var count = a[1].AsInt();
        if (count < 0)
        {
            return CelValue.Error(CelErrorCode.InvalidArgument, $"math.bitShift{(isLeft ? "Left" : "Right")}() negative offset: {count}");
        }

        var bits = a[0].Kind == CelKind.Int ? (ulong)a[0].AsInt() : a[0].AsUint();
        bits = count > 63 ? 0 : isLeft ? bits << (int)count : bits >> (int)count;
        return a[0].Kind == CelKind.Int ? CelValue.Int((long)bits) : CelValue.Uint(bits);
    }
}
