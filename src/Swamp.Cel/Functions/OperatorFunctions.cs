using Swamp.Cel.Evaluation;
using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>Operators: arithmetic with overflow as an error, equality across kinds, order within and across numbers.</summary>
internal static class OperatorFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Global("_==_", 2, (a, f) => CelValue.Bool(CelEquality.AreEqual(a[0], a[1], f))),
        Global("_!=_", 2, (a, f) => CelValue.Bool(!CelEquality.AreEqual(a[0], a[1], f))),
        Global("_<_", 2, (a, f) => Order(a, f, c => c < 0)),
        Global("_<=_", 2, (a, f) => Order(a, f, c => c <= 0)),
        Global("_>_", 2, (a, f) => Order(a, f, c => c > 0)),
        Global("_>=_", 2, (a, f) => Order(a, f, c => c >= 0)),
        Global("_+_", 2, Add),
        Global("_-_", 2, (a, _) => Subtract(a)),
        Global("_*_", 2, (a, _) => Multiply(a)),
        Global("_/_", 2, (a, _) => Divide(a)),
        Global("_%_", 2, (a, _) => Modulo(a)),
        Global("-_", 1, (a, _) => Negate(a[0])),
        Global("!_", 1, (a, _) => a[0].Kind == CelKind.Bool ? CelValue.Bool(!a[0].AsBool()) : null),
        Global("@in", 2, In),
    ];

    public static CelValue Overflow() => CelValue.Error(CelErrorCode.Overflow, "integer overflow");

    private static CelValue? Order(CelValue[] a, EvaluationFrame frame, Func<int, bool> holds)
    {
        frame.Spend(1);
        return !CelOrdering.IsOrdered(a[0].Kind, a[1].Kind) ? null : CelValue.Bool(CelOrdering.Compare(a[0], a[1]) is { } order && holds(order));
    }

    private static CelValue? Add(CelValue[] a, EvaluationFrame frame)
    {
        switch (a[0].Kind, a[1].Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var sum = unchecked(a[0].AsInt() + a[1].AsInt());
                return ((a[0].AsInt() ^ sum) & (a[1].AsInt() ^ sum)) < 0 ? Overflow() : CelValue.Int(sum);
            case (CelKind.Uint, CelKind.Uint):
                var total = unchecked(a[0].AsUint() + a[1].AsUint());
                return total < a[0].AsUint() ? Overflow() : CelValue.Uint(total);
            case (CelKind.Double, CelKind.Double):
                return CelValue.Double(a[0].AsDouble() + a[1].AsDouble());
            case (CelKind.String, CelKind.String):
                frame.Produce((long)a[0].AsString().Length + a[1].AsString().Length);
                return CelValue.String(a[0].AsString() + a[1].AsString());
            case (CelKind.Bytes, CelKind.Bytes):
                frame.Produce((long)a[0].AsBytes().Length + a[1].AsBytes().Length);
                return CelValue.Bytes([.. a[0].AsBytes(), .. a[1].AsBytes()]);
            case (CelKind.List, CelKind.List):
                return CollectionFunctions.Concat(a[0].AsList(), a[1].AsList(), frame);
            case (CelKind.Timestamp, CelKind.Duration) or (CelKind.Duration, CelKind.Timestamp):
                var (s, n) = Sum(a);
                return CelTime.MakeTimestamp(s, n);
            case (CelKind.Duration, CelKind.Duration):
                var (seconds, nanos) = Sum(a);
                return CelTime.MakeDuration(seconds, nanos);
            default:
                return null;
        }
    }

    private static (long Seconds, long Nanos) Sum(CelValue[] a) =>
        (a[0].AsTime().Seconds + a[1].AsTime().Seconds, (long)a[0].AsTime().Nanos + a[1].AsTime().Nanos);

    private static CelValue? Subtract(CelValue[] a)
    {
        switch (a[0].Kind, a[1].Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var difference = unchecked(a[0].AsInt() - a[1].AsInt());
                return ((a[0].AsInt() ^ a[1].AsInt()) & (a[0].AsInt() ^ difference)) < 0 ? Overflow() : CelValue.Int(difference);
            case (CelKind.Uint, CelKind.Uint):
                return a[0].AsUint() < a[1].AsUint() ? Overflow() : CelValue.Uint(a[0].AsUint() - a[1].AsUint());
            case (CelKind.Double, CelKind.Double):
                return CelValue.Double(a[0].AsDouble() - a[1].AsDouble());
            case (CelKind.Timestamp, CelKind.Duration):
                return CelTime.MakeTimestamp(a[0].AsTime().Seconds - a[1].AsTime().Seconds, (long)a[0].AsTime().Nanos - a[1].AsTime().Nanos);
            case (CelKind.Timestamp, CelKind.Timestamp) or (CelKind.Duration, CelKind.Duration):
                return CelTime.MakeDuration(a[0].AsTime().Seconds - a[1].AsTime().Seconds, (long)a[0].AsTime().Nanos - a[1].AsTime().Nanos);
            default:
                return null;
        }
    }

    private static CelValue? Multiply(CelValue[] a)
    {
        switch (a[0].Kind, a[1].Kind)
        {
            case (CelKind.Int, CelKind.Int):
                var product = (Int128)a[0].AsInt() * a[1].AsInt();
                return product < long.MinValue || product > long.MaxValue ? Overflow() : CelValue.Int((long)product);
            case (CelKind.Uint, CelKind.Uint):
                var large = (UInt128)a[0].AsUint() * a[1].AsUint();
                return large > ulong.MaxValue ? Overflow() : CelValue.Uint((ulong)large);
            case (CelKind.Double, CelKind.Double):
                return CelValue.Double(a[0].AsDouble() * a[1].AsDouble());
            default:
                return null;
        }
    }

    private static CelValue? Divide(CelValue[] a)
    {
        switch (a[0].Kind, a[1].Kind)
        {
            case (CelKind.Int, CelKind.Int):
                return a[1].AsInt() == 0 ? CelValue.Error(CelErrorCode.DivideByZero, "division by zero")
                    : a[0].AsInt() == long.MinValue && a[1].AsInt() == -1 ? Overflow()
                    : CelValue.Int(a[0].AsInt() / a[1].AsInt());
            case (CelKind.Uint, CelKind.Uint):
                return a[1].AsUint() == 0 ? CelValue.Error(CelErrorCode.DivideByZero, "division by zero") : CelValue.Uint(a[0].AsUint() / a[1].AsUint());
            case (CelKind.Double, CelKind.Double):
                return CelValue.Double(a[0].AsDouble() / a[1].AsDouble());
            default:
                return null;
        }
    }

    private static CelValue? Modulo(CelValue[] a)
    {
        switch (a[0].Kind, a[1].Kind)
        {
            case (CelKind.Int, CelKind.Int):
                return a[1].AsInt() == 0 ? CelValue.Error(CelErrorCode.ModulusByZero, "modulus by zero")
                    : a[1].AsInt() == -1 ? a[0].AsInt() == long.MinValue ? Overflow() : CelValue.Int(0)
                    : CelValue.Int(a[0].AsInt() % a[1].AsInt());
            case (CelKind.Uint, CelKind.Uint):
                return a[1].AsUint() == 0 ? CelValue.Error(CelErrorCode.ModulusByZero, "modulus by zero") : CelValue.Uint(a[0].AsUint() % a[1].AsUint());
            default:
                return null;
        }
    }

    private static CelValue? Negate(in CelValue a) => a.Kind switch
    {
        CelKind.Int => a.AsInt() == long.MinValue ? Overflow() : CelValue.Int(-a.AsInt()),
        CelKind.Double => CelValue.Double(-a.AsDouble()),
        _ => null,
    };

    private static CelValue? In(CelValue[] a, EvaluationFrame frame)
    {
        switch (a[1].Kind)
        {
            case CelKind.Map:
                return CelValue.Bool(a[1].AsMap().TryGet(a[0], out _));
            case CelKind.List:
                var list = a[1].AsList();
                for (var i = 0; i < list.Count; i++)
                {
                    if (CelEquality.AreEqual(a[0], list[i], frame))
                    {
                        return CelValue.True;
                    }
                }

                return CelValue.False;
            default:
                return null;
        }
    }
}
