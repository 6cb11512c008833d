namespace Swamp.Cel.Evaluation;

/// <summary>What is common to the logical operators.</summary>
internal static class Logic
{
    /// <summary>What two sides give when neither decided: unknown before error, an error for what is no boolean; null when both are booleans.</summary>
    public static CelValue? Undecided(in CelValue a, in CelValue b, string function, int offset)
    {
        if (a.Kind == CelKind.Unknown || b.Kind == CelKind.Unknown)
        {
            return CelValue.Unknown;
        }

        if (a.Kind == CelKind.Error)
        {
            return a;
        }

        if (b.Kind == CelKind.Error)
        {
            return b;
        }

        return a.Kind == CelKind.Bool && b.Kind == CelKind.Bool
            ? null
            : CelValue.Error(new CelError(CelErrorCode.NoSuchOverload, $"no such overload: {function}({a.TypeName}, {b.TypeName})", offset));
    }
}
