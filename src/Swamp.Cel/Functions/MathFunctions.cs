namespace Swamp.Cel;

/// <summary>The <c>math</c> extension.</summary>
internal static class MathFunctions
{
    public static void Register(LibraryTable table) => table
        .Variadic(Operators.MathMax, static (frame, args) => Extreme(frame, args, 1, "math.greatest"))
        .Variadic(Operators.MathMin, static (frame, args) => Extreme(frame, args, -1, "math.least"))
        .Global("math.ceil", static (Frame _, in CelValue a) => Real(a, "math.ceil", Math.Ceiling))
        .Global("math.floor", static (Frame _, in CelValue a) => Real(a, "math.floor", Math.Floor))
        .Global("math.round", static (Frame _, in CelValue a) => Real(a, "math.round", static d => Math.Round(d, MidpointRounding.AwayFromZero)))
        .Global("math.trunc", static (Frame _, in CelValue a) => Real(a, "math.trunc", Math.Truncate))
        .Global("math.isNaN", static (Frame _, in CelValue a) => a.Kind == CelKind.Double ? CelValue.Bool(double.IsNaN(a.RawDouble)) : Faults.NoOverload("math.isNaN", a))
        .Global("math.isInf", static (Frame _, in CelValue a) => a.Kind == CelKind.Double ? CelValue.Bool(double.IsInfinity(a.RawDouble)) : Faults.NoOverload("math.isInf", a))
        .Global("math.isFinite", static (Frame _, in CelValue a) => a.Kind == CelKind.Double ? CelValue.Bool(double.IsFinite(a.RawDouble)) : Faults.NoOverload("math.isFinite", a))
        .Global("math.abs", Abs)
        .Global("math.sign", Sign)
        .Global("math.sqrt", static (Frame _, in CelValue a) => CelEquality.IsNumber(a) ? CelValue.Double(Math.Sqrt(ToDouble(a))) : Faults.NoOverload("math.sqrt", a))
        .Global("math.bitAnd", static (Frame _, in CelValue a, in CelValue b) => Bits(a, b, "math.bitAnd", static (x, y) => x & y))
        .Global("math.bitOr", static (Frame _, in CelValue a, in CelValue b) => Bits(a, b, "math.bitOr", static (x, y) => x | y))
        .Global("math.bitXor", static (Frame _, in CelValue a, in CelValue b) => Bits(a, b, "math.bitXor", static (x, y) => x ^ y))
        .Global("math.bitNot", static (Frame _, in CelValue a) => Bits(a, a, "math.bitNot", static (x, _) => ~x))
        .Global("math.bitShiftLeft", static (Frame _, in CelValue a, in CelValue b) => Shift(a, b, "math.bitShiftLeft"))
        .Global("math.bitShiftRight", static (Frame _, in CelValue a, in CelValue b) => Shift(a, b, "math.bitShiftRight"));

    public static double ToDouble(in CelValue number) => number.Kind switch
    {
        CelKind.Int => number.Num,
        CelKind.Uint => number.RawUint,
        _ => number.RawDouble,
    };

    private static CelValue Extreme(Frame frame, ReadOnlySpan<CelValue> args, int sign, string name)
    {
        if (args.Length == 1 && args[0].Kind == CelKind.List)
        {
            var list = args[0].RawList;
            if (list.Count == 0) return Faults.Argument($"{name}() takes a list that is not empty");
            CelValue failure = default;
            var best = default(CelValue);
            for (var i = 0; i < list.Count; i++)
            {
                frame.Charge(1);
                var item = frame.Item(list, i);
                if (item.IsFailure) failure = Node.Failed(failure, item);
                else if (!CelEquality.IsNumber(item)) return Faults.NoOverload(name, args);
                else if (best.IsNull || CelEquality.CompareNumbers(item, best) * sign > 0) best = item;
            }

            return failure.IsFailure ? failure : best;
        }

        return args.Length == 0 ? Faults.NoOverload(name, args) : Numbers(args, sign, name);
    }

    private static CelValue Numbers(ReadOnlySpan<CelValue> args, int sign, string name)
    {
        foreach (ref readonly var arg in args)
        {
            if (arg.IsFailure) return arg;
            if (!CelEquality.IsNumber(arg)) return Faults.NoOverload(name, args);
        }

        var best = args[0];
        foreach (ref readonly var arg in args[1..])
        {
            if (CelEquality.CompareNumbers(arg, best) * sign > 0) best = arg;
        }

        return best;
    }

    private static CelValue Real(in CelValue a, string name, Func<double, double> function) =>
        a.Kind == CelKind.Double ? CelValue.Double(function(a.RawDouble)) : Faults.NoOverload(name, a);

    private static CelValue Abs(Frame frame, in CelValue a) => a.Kind switch
    {
        CelKind.Int => a.Num == long.MinValue ? Faults.Overflow("integer") : CelValue.Int(Math.Abs(a.Num)),
        CelKind.Uint => a,
        CelKind.Double => CelValue.Double(Math.Abs(a.RawDouble)),
        _ => Faults.NoOverload("math.abs", a),
    };

    private static CelValue Sign(Frame frame, in CelValue a) => a.Kind switch
    {
        CelKind.Int => CelValue.Int(Math.Sign(a.Num)),
        CelKind.Uint => CelValue.Uint(a.RawUint == 0 ? 0UL : 1UL),
        CelKind.Double => CelValue.Double(double.IsNaN(a.RawDouble) ? double.NaN : Math.Sign(a.RawDouble)),
        _ => Faults.NoOverload("math.sign", a),
    };

    private static CelValue Bits(in CelValue a, in CelValue b, string name, Func<long, long, long> function)
    {
        if (a.Kind != b.Kind || a.Kind is not (CelKind.Int or CelKind.Uint)) return Faults.NoOverload(name, a, b);
        var bits = function(a.Num, b.Num);
        return a.Kind == CelKind.Int ? CelValue.Int(bits) : CelValue.Uint(unchecked((ulong)bits));
    }

    private static CelValue Shift(in CelValue a, in CelValue b, string name)
    {
        if (b.Kind != CelKind.Int || a.Kind is not (CelKind.Int or CelKind.Uint)) return Faults.NoOverload(name, a, b);
        if (b.Num < 0) return Faults.Argument($"{name}() negative offset: {b.Num}");
        var bits = a.RawUint;
        var shifted = b.Num > 63 ? 0 : name == "math.bitShiftLeft" ? bits << (int)b.Num : bits >> (int)b.Num;
        return a.Kind == CelKind.Int ? CelValue.Int(unchecked((long)shifted)) : CelValue.Uint(shifted);
    }
}
