namespace Swamp.Cel;

/// <summary>Equality and order of values, as the specification defines them across kinds.</summary>
internal static class CelEquality
{
    /// <summary>Values compared before a comparison of containers gives up; a budget, since values can be built that share their parts.</summary>
    private const int MaxCompared = 10_000_000;

    public static bool AreEqual(in CelValue a, in CelValue b)
    {
        if (a.Kind == b.Kind)
        {
            switch (a.Kind)
            {
                case CelKind.Null: return true;
                case CelKind.Bool or CelKind.Int or CelKind.Uint: return a.Num == b.Num;
                case CelKind.Double: return a.RawDouble.Equals(b.RawDouble) ? !double.IsNaN(a.RawDouble) : a.RawDouble == b.RawDouble;
                case CelKind.String: return string.Equals(a.RawString, b.RawString, StringComparison.Ordinal);
            }
        }

        var budget = MaxCompared;
        return Deep(a, b, ref budget, 0);
    }

    public static bool Deep(in CelValue a, in CelValue b, ref int budget, int depth)
    {
        if (--budget < 0 || depth > 1000) throw Faults.TooCostly();
        if (a.Kind != b.Kind) return IsNumber(a) && IsNumber(b) && CompareNumbers(a, b) == 0;
        return a.Kind switch
        {
            CelKind.Null => true,
            CelKind.Bool or CelKind.Int or CelKind.Uint => a.Num == b.Num,
            CelKind.Double => a.RawDouble == b.RawDouble,
            CelKind.String => string.Equals(a.RawString, b.RawString, StringComparison.Ordinal),
            CelKind.Bytes => a.RawBytes.AsSpan().SequenceEqual(b.RawBytes),
            CelKind.Timestamp or CelKind.Duration => a.Num == b.Num && a.Aux == b.Aux,
            CelKind.Type => string.Equals(a.AsType().Name, b.AsType().Name, StringComparison.Ordinal),
            CelKind.List => Lists(a.RawList, b.RawList, ref budget, depth),
            CelKind.Map => Maps(a.RawMap, b.RawMap, ref budget, depth),
            CelKind.Optional => Optionals(a.RawOptional, b.RawOptional, ref budget, depth),
            CelKind.Opaque => a.AsOpaque().Equals(b.AsOpaque()),
            _ => ReferenceEquals(a.Ref, b.Ref),
        };
    }

    public static bool IsNumber(in CelValue value) => value.Kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    /// <summary>Compares numbers of any kinds on one number line.</summary>
    /// <returns>Negative, zero or positive; null when one of them is NaN.</returns>
    public static int? CompareNumbers(in CelValue a, in CelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (CelKind.Int, CelKind.Int): return a.Num.CompareTo(b.Num);
            case (CelKind.Uint, CelKind.Uint): return a.RawUint.CompareTo(b.RawUint);
            case (CelKind.Int, CelKind.Uint): return a.Num < 0 ? -1 : ((ulong)a.Num).CompareTo(b.RawUint);
            case (CelKind.Uint, CelKind.Int): return b.Num < 0 ? 1 : a.RawUint.CompareTo((ulong)b.Num);
            case (CelKind.Double, CelKind.Double):
                var (x, y) = (a.RawDouble, b.RawDouble);
                return double.IsNaN(x) || double.IsNaN(y) ? null : x < y ? -1 : x > y ? 1 : 0;
            case (CelKind.Double, _): return -CompareWithDouble(b, a.RawDouble);
            default: return CompareWithDouble(a, b.RawDouble);
        }
    }

    private static int? CompareWithDouble(in CelValue whole, double d)
    {
        if (double.IsNaN(d)) return null;
        if (whole.Kind == CelKind.Int)
        {
            if (d < -9223372036854775808.0) return 1;
            if (d > 9223372036854775808.0) return -1;

            // The specification's vectors compare as doubles at the bound, where the integer rounds to it.
            if (d == 9223372036854775808.0) return ((double)whole.Num).CompareTo(d);
            var byInt = whole.Num.CompareTo((long)d);
            return byInt != 0 ? byInt : 0.0.CompareTo(d - Math.Truncate(d));
        }

        if (d < 0) return 1;
        if (d > 18446744073709551616.0) return -1;
        if (d == 18446744073709551616.0) return ((double)whole.RawUint).CompareTo(d);
        var byUint = whole.RawUint.CompareTo((ulong)d);
        return byUint != 0 ? byUint : 0.0.CompareTo(d - Math.Truncate(d));
    }

    /// <summary>Order of code points, which is not the order of UTF-16 units once surrogates are involved.</summary>
    public static int CompareStrings(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length) return a.Length.CompareTo(b.Length);
        var (x, y) = (a[common], b[common]);
        if (char.IsSurrogate(x) != char.IsSurrogate(y)) return char.IsSurrogate(x) ? 1 : -1;
        return x.CompareTo(y);
    }

    public static int Hash(in CelValue value) => Hash(value, 0);

    private static int Hash(in CelValue value, int depth)
    {
        switch (value.Kind)
        {
            case CelKind.Null: return 1;
            case CelKind.Bool: return value.Num != 0 ? 2 : 3;
            case CelKind.Int: return value.Num.GetHashCode();
            case CelKind.Uint: return value.RawUint <= long.MaxValue ? value.Num.GetHashCode() : value.RawUint.GetHashCode();
            case CelKind.Double: return HashDouble(value.RawDouble);
            case CelKind.String: return value.RawString.GetHashCode(StringComparison.Ordinal);
            case CelKind.Timestamp or CelKind.Duration: return HashCode.Combine(value.Num, value.Aux);
            case CelKind.Bytes:
                var bytes = new HashCode();
                bytes.AddBytes(value.RawBytes);
                return bytes.ToHashCode();
            case CelKind.Type: return value.AsType().Name.GetHashCode(StringComparison.Ordinal);
            case CelKind.List: return HashCode.Combine(4, value.RawList.Count, depth < 4 && value.RawList.Count > 0 ? Hash(value.RawList[0], depth + 1) : 0);
            case CelKind.Map: return HashCode.Combine(5, value.RawMap.Count);
            case CelKind.Optional: return value.RawOptional.HasValue && depth < 4 ? HashCode.Combine(6, Hash(value.RawOptional.Value, depth + 1)) : 7;
            case CelKind.Opaque: return value.AsOpaque().GetHashCode();
            default: return 8;
        }
    }

    private static int HashDouble(double d)
    {
        if (d != Math.Truncate(d) || double.IsInfinity(d)) return d.GetHashCode();
        if (d is >= -9223372036854775808.0 and < 9223372036854775808.0) return ((long)d).GetHashCode();
        return d is >= 0 and < 18446744073709551616.0 ? ((ulong)d).GetHashCode() : d.GetHashCode();
    }

    private static bool Lists(ICelList a, ICelList b, ref int budget, int depth)
    {
        if (ReferenceEquals(a, b) && a.Count == 0) return true;
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!Deep(a[i], b[i], ref budget, depth + 1)) return false;
        }

        return true;
    }

    private static bool Maps(ICelMap a, ICelMap b, ref int budget, int depth)
    {
        if (a.Count != b.Count) return false;
        foreach (var key in a.Keys)
        {
            if (!b.TryGet(key, out var right) || !a.TryGet(key, out var left) || !Deep(left, right, ref budget, depth + 1)) return false;
        }

        return true;
    }

    private static bool Optionals(CelOptional a, CelOptional b, ref int budget, int depth) =>
        a.HasValue == b.HasValue && (!a.HasValue || Deep(a.Value, b.Value, ref budget, depth + 1));
}
