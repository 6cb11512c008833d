namespace Swamp.Cel;

/// <summary>Equality and order of values, as the specification defines them across kinds.</summary>
internal static class CelEquality
{
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

        var comparison = new Comparison(null);
        return Deep(a, b, ref comparison, 0);
    }

    /// <summary>Compares whatever values; a comparison that meets an unknown or an error may depend on it, see <see cref="Comparison.Failure"/>.</summary>
    public static bool Deep(in CelValue a, in CelValue b, ref Comparison comparison, int depth)
    {
        if (!comparison.GoesOn(depth)) return ReferenceEquals(a.Ref, b.Ref) && a.Num == b.Num && a.Kind == b.Kind;
        if (a.IsFailure || b.IsFailure) return comparison.Meets(a, b);
        if (a.Kind != b.Kind) return IsNumber(a) && IsNumber(b) && CompareNumbers(a, b) == 0;
        switch (a.Kind)
        {
            case CelKind.Null: return true;
            case CelKind.Bool or CelKind.Int or CelKind.Uint: return a.Num == b.Num;
            case CelKind.Double: return a.RawDouble == b.RawDouble;
            case CelKind.String:
                if (a.RawString.Length != b.RawString.Length) return false;
                comparison.Frame?.ChargeLong(a.RawString.Length);
                return string.Equals(a.RawString, b.RawString, StringComparison.Ordinal);
            case CelKind.Bytes:
                if (a.RawBytes.Length != b.RawBytes.Length) return false;
                comparison.Frame?.ChargeLong(a.RawBytes.Length);
                return a.RawBytes.AsSpan().SequenceEqual(b.RawBytes);
            case CelKind.Timestamp or CelKind.Duration: return a.Num == b.Num && a.Aux == b.Aux;
            case CelKind.Type: return string.Equals(a.AsType().Name, b.AsType().Name, StringComparison.Ordinal);
            case CelKind.List: return Lists(a.RawList, b.RawList, ref comparison, depth);
            case CelKind.Map: return Maps(a.RawMap, b.RawMap, ref comparison, depth);
            case CelKind.Optional: return Optionals(a.RawOptional, b.RawOptional, ref comparison, depth);
            case CelKind.Opaque: return a.AsOpaque().Equals(b.AsOpaque());
            default: return ReferenceEquals(a.Ref, b.Ref);
        }
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
            case CelKind.Int or CelKind.Uint: return HashBits(value.Num);
            case CelKind.Double: return HashDouble(value.RawDouble);
            case CelKind.String: return value.RawString.GetHashCode(StringComparison.Ordinal);
            case CelKind.Timestamp or CelKind.Duration: return HashCode.Combine(HashBits(value.Num), value.Aux);
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

    /// <summary>Both halves of a number, mixed with what is different in each process: the runtime's own hash is their difference, which can be made the same for many.</summary>
    private static int HashBits(long bits) => HashCode.Combine(unchecked((int)bits), (int)(bits >> 32));

    private static int HashDouble(double d)
    {
        if (d != Math.Truncate(d) || double.IsInfinity(d)) return HashBits(BitConverter.DoubleToInt64Bits(double.IsNaN(d) ? double.NaN : d));
        if (d is >= -9223372036854775808.0 and < 9223372036854775808.0) return HashBits((long)d);
        return HashBits(d is >= 0 and < 18446744073709551616.0 ? unchecked((long)(ulong)d) : BitConverter.DoubleToInt64Bits(d));
    }

    private static bool Lists(ICelList a, ICelList b, ref Comparison comparison, int depth)
    {
        var count = a.Count;
        if (count != b.Count) return false;
        for (var i = 0; i < count; i++)
        {
            if (!Deep(comparison.Item(a, i), comparison.Item(b, i), ref comparison, depth + 1)) return false;
        }

        return true;
    }

    private static bool Maps(ICelMap a, ICelMap b, ref Comparison comparison, int depth)
    {
        if (comparison.Count(a) != comparison.Count(b)) return false;
        foreach (var key in a.Keys)
        {
            if (!comparison.TryGet(b, key, out var right) || !comparison.TryGet(a, key, out var left) || !Deep(left, right, ref comparison, depth + 1)) return false;
        }

        return true;
    }

    private static bool Optionals(CelOptional a, CelOptional b, ref Comparison comparison, int depth) =>
        a.HasValue == b.HasValue && (!a.HasValue || Deep(a.Value, b.Value, ref comparison, depth + 1));
}
