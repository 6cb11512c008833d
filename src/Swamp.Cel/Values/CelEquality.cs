namespace Swamp.Cel;

/// <summary>Equality across kinds: numbers by their value, everything else only with its own kind.</summary>
public static class CelEquality
{
    /// <summary>Whether two values are equal. Never fails; different kinds are different.</summary>
    public static bool AreEqual(in CelValue left, in CelValue right) => AreEqual(left, right, frame: null);

    /// <summary>The same, counted as work of an evaluation: lists that share parts are small to hold and endless to compare.</summary>
    internal static bool AreEqual(in CelValue left, in CelValue right, Evaluation.EvaluationFrame? frame)
    {
        frame?.Spend(1);
        if (IsNumber(left.Kind) && IsNumber(right.Kind))
        {
            return CelOrdering.CompareNumbers(left, right) == 0;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            CelKind.Null => true,
            CelKind.Bool => left.AsBool() == right.AsBool(),
            CelKind.String or CelKind.Type => string.Equals(left.AsString(), right.AsString(), StringComparison.Ordinal),
            CelKind.Bytes => left.AsBytes().AsSpan().SequenceEqual(right.AsBytes()),
            CelKind.Timestamp or CelKind.Duration => left.AsTime() == right.AsTime(),
            CelKind.List => ListsEqual(left.AsList(), right.AsList(), frame),
            CelKind.Map => MapsEqual(left.AsMap(), right.AsMap(), frame),
            CelKind.Optional => left.HasOptionalValue == right.HasOptionalValue
                && (!left.HasOptionalValue || AreEqual(left.OptionalValue(), right.OptionalValue(), frame)),
            CelKind.Opaque => left.AsOpaque().Equals(right.AsOpaque()),
            _ => false,
        };
    }

    internal static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    private static bool ListsEqual(ICelList left, ICelList right, Evaluation.EvaluationFrame? frame)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i], frame))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MapsEqual(ICelMap left, ICelMap right, Evaluation.EvaluationFrame? frame)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var key in left.Keys)
        {
            if (!left.TryGet(key, out var a) || !right.TryGet(key, out var b) || !AreEqual(a, b, frame))
            {
                return false;
            }
        }

        return true;
    }
}
