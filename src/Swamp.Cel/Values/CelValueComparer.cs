namespace Swamp.Cel;

/// <summary>Equality of map keys: numbers are equal across their kinds.</summary>
internal sealed class CelValueComparer : IEqualityComparer<CelValue>
{
    public static CelValueComparer Keys { get; } = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.AreEqual(x, y);

    public int GetHashCode(CelValue obj) => obj.Kind switch
    {
        CelKind.String => obj.AsString().GetHashCode(StringComparison.Ordinal),
        CelKind.Bool => obj.AsBool().GetHashCode(),
        CelKind.Int => ((double)obj.AsInt()).GetHashCode(),
        CelKind.Uint => ((double)obj.AsUint()).GetHashCode(),
        CelKind.Double => obj.AsDouble().GetHashCode(),
        _ => (int)obj.Kind,
    };
}
