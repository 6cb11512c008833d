namespace Swamp.Cel.Tests.Generation;

/// <summary>Values for the variables of <see cref="ExprGenerator"/>.</summary>
internal static class GenValues
{
    /// <summary>One value for each variable.</summary>
    public static IReadOnlyDictionary<string, CelValue> All { get; } = new Dictionary<string, CelValue>(StringComparer.Ordinal)
    {
        ["i"] = CelValue.Int(5),
        ["j"] = CelValue.Int(-3),
        ["u"] = CelValue.Uint(9),
        ["d"] = CelValue.Double(2.5),
        ["s"] = CelValue.String("hello"),
        ["t"] = CelValue.String("Ünï😀"),
        ["b"] = CelValue.True,
        ["p"] = CelValue.False,
        ["y"] = CelValue.Bytes([1, 2, 255]),
        ["l"] = CelValue.List(CelValue.Int(3), CelValue.Int(1), CelValue.Int(2)),
        ["w"] = CelValue.List(["b", "a", "ä"]),
        ["m"] = CelValue.Map([KeyValuePair.Create("a", CelValue.Int(1)), KeyValuePair.Create("b", CelValue.Int(-2))]),
        ["at"] = CelValue.Timestamp(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)),
        ["dur"] = CelValue.Duration(TimeSpan.FromSeconds(90.5)),
        ["n"] = CelValue.Null,
    };

    /// <summary>All of them.</summary>
    public static DictionaryActivation Activation() => CelActivation.From(All);
}
