namespace Swamp.Cel;

/// <summary>Order of values: numbers across their kinds, everything else within its own.</summary>
public static class CelOrdering
{
    /// <summary>Compares two values.</summary>
    /// <returns>Negative, zero or positive; null when the kinds have no order or a number is not a number.</returns>
    public static int? Compare(in CelValue left, in CelValue right)
    {
        if (CelEquality.IsNumber(left.Kind) && CelEquality.IsNumber(right.Kind))
        {
            return CompareNumbers(left, right);
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        return left.Kind switch
        {
            CelKind.Bool => left.AsBool().CompareTo(right.AsBool()),
            CelKind.String => CompareText(left.AsString(), right.AsString()),
            CelKind.Bytes => left.AsBytes().AsSpan().SequenceCompareTo(right.AsBytes()),
            CelKind.Timestamp or CelKind.Duration => left.AsTime().CompareTo(right.AsTime()),
            _ => null,
        };
    }

    /// <summary>Whether the kinds of two values can be ordered at all.</summary>
    internal static bool IsOrdered(CelKind left, CelKind right) =>
        (CelEquality.IsNumber(left) && CelEquality.IsNumber(right))
        || (left == right && left is CelKind.Bool or CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration);

    internal static int? CompareNumbers(in CelValue left, in CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.AsInt().CompareTo(right.AsInt()),
        (CelKind.Uint, CelKind.Uint) => left.AsUint().CompareTo(right.AsUint()),
        (CelKind.Int, CelKind.Uint) => left.AsInt() < 0 ? -1 : ((ulong)left.AsInt()).CompareTo(right.AsUint()),
        (CelKind.Uint, CelKind.Int) => right.AsInt() < 0 ? 1 : left.AsUint().CompareTo((ulong)right.AsInt()),
        (CelKind.Double, CelKind.Double) => Order(left.AsDouble(), right.AsDouble()),
        (CelKind.Double, CelKind.Int) => -CompareIntDouble(right.AsInt(), left.AsDouble()),
        (CelKind.Int, CelKind.Double) => CompareIntDouble(left.AsInt(), right.AsDouble()),
        (CelKind.Double, CelKind.Uint) => -CompareUintDouble(right.AsUint(), left.AsDouble()),
        (CelKind.Uint, CelKind.Double) => CompareUintDouble(left.AsUint(), right.AsDouble()),
        _ => null,
    };

    private static int? Order(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left < right ? -1 : left > right ? 1 : 0;

    private static int? CompareIntDouble(long left, double right)
    {
        if (double.IsNaN(right))
        {
            return null;
        }

        if (right >= 9223372036854775808.0)
        {
            return -1;
        }

        if (right < -9223372036854775808.0)
        {
            return 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((long)whole);
        return order != 0 ? order : whole < right ? -1 : whole > right ? 1 : 0;
    }

    private static int? CompareUintDouble(ulong left, double right)
    {
        if (double.IsNaN(right))
        {
            return null;
        }

        if (right >= 18446744073709551616.0)
        {
            return -1;
        }

        if (right < 0)
        {
            return 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((ulong)whole);
        return order != 0 ? order : whole < right ? -1 : 0;
    }

    /// <summary>By code points, which UTF-16 units are not where surrogates meet the characters above them.</summary>
    private static int CompareText(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                var a = char.IsSurrogate(left[i]);
                var b = char.IsSurrogate(right[i]);
                return a == b ? left[i].CompareTo(right[i]) : a ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
