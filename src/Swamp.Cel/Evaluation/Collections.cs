namespace Swamp.Cel.Evaluation;

/// <summary>Access to lists and maps.</summary>
internal static class Collections
{
    /// <summary>The element at a key, or an error without a place.</summary>
    public static CelValue At(in CelValue value, in CelValue key)
    {
        switch (value.Kind)
        {
            case CelKind.List:
                if (!TryIndex(key, out var index))
                {
                    return CelValue.Error(
                        CelEquality.IsNumber(key.Kind) ? CelErrorCode.InvalidArgument : CelErrorCode.NoSuchOverload, $"no such overload: list[{key.TypeName}]");
                }

                var list = value.AsList();
                return index >= 0 && index < list.Count
                    ? list[(int)index]
                    : CelValue.Error(CelErrorCode.IndexOutOfBounds, $"index out of bounds: {index}");
            case CelKind.Map:
                if (!IsKey(key))
                {
                    return CelValue.Error(CelErrorCode.NoSuchOverload, $"no such overload: map[{key.TypeName}]");
                }

                return value.AsMap().TryGet(key, out var item) ? item : MissingKey(value.AsMap(), key);
            default:
                return CelValue.Error(CelErrorCode.NoSuchOverload, $"no such overload: {value.TypeName}[{key.TypeName}]");
        }
    }

    /// <summary>Adds an entry; an error without a place when the key is no key or is there already.</summary>
    public static CelValue? AddEntry(CelDictionaryMap map, in CelValue key, in CelValue value)
    {
        if (key.Kind is not (CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.String))
        {
            return CelValue.Error(CelErrorCode.NoSuchOverload, $"unsupported key type: {key.TypeName}");
        }

        return map.TryAdd(key, value) ? null : CelValue.Error(CelErrorCode.DuplicateKey, $"duplicate key: {CelText.Literal(key)}");
    }

    private static bool IsKey(in CelValue key) => key.Kind is CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.String;

    private static bool TryIndex(in CelValue key, out long index)
    {
        index = 0;
        switch (key.Kind)
        {
            case CelKind.Int:
                index = key.AsInt();
                return true;
            case CelKind.Uint:
                index = (long)Math.Min(key.AsUint(), long.MaxValue);
                return true;
            case CelKind.Double when Math.Floor(key.AsDouble()) == key.AsDouble() && Math.Abs(key.AsDouble()) < 1e15:
                index = (long)key.AsDouble();
                return true;
            default:
                return false;
        }
    }

    private static CelValue MissingKey(ICelMap map, in CelValue key)
    {
        var closest = key.Kind == CelKind.String
            ? DidYouMean.Closest(key.AsString(), map.Keys.Take(1000).Where(k => k.Kind == CelKind.String).Select(k => k.AsString()))
            : null;
        return CelValue.Error(CelErrorCode.NoSuchKey, $"no such key: {CelText.Of(key)}{(closest is null ? "" : $", did you mean '{closest}'?")}");
    }
}
