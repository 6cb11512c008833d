using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>Optional values.</summary>
internal static class OptionalFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Global("optional.of", 1, (a, _) => CelValue.Some(a[0])),
        Global("optional.none", 0, (_, _) => CelValue.None),
        Global("optional.ofNonZeroValue", 1, (a, _) => IsZero(a[0]) ? CelValue.None : CelValue.Some(a[0])),
        Global("optional.unwrap", 1, (a, f) => Unwrap(a[0], f)),
        Receiver("unwrapOpt", 1, (a, f) => Unwrap(a[0], f)),
        Receiver("hasValue", 1, (a, _) => a[0].Kind == CelKind.Optional ? CelValue.Bool(a[0].HasOptionalValue) : null),
        Receiver("value", 1, (a, _) => a[0].Kind != CelKind.Optional ? null
            : a[0].HasOptionalValue ? a[0].OptionalValue()
            : CelValue.Error(CelErrorCode.InvalidArgument, "optional.none() dereference")),
        Receiver("or", 2, (a, _) => a[0].Kind == CelKind.Optional && a[1].Kind == CelKind.Optional ? a[0].HasOptionalValue ? a[0] : a[1] : null),
        Receiver("orValue", 2, (a, _) => a[0].Kind == CelKind.Optional ? a[0].HasOptionalValue ? a[0].OptionalValue() : a[1] : null),
    ];

    private static bool IsZero(in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool => !value.AsBool(),
        CelKind.Int => value.AsInt() == 0,
        CelKind.Uint => value.AsUint() == 0,
        CelKind.Double => value.AsDouble() == 0,
        CelKind.String => value.AsString().Length == 0,
        CelKind.Bytes => value.AsBytes().Length == 0,
        CelKind.List => value.AsList().Count == 0,
        CelKind.Map => value.AsMap().Count == 0,
        CelKind.Duration or CelKind.Timestamp => value.AsTime() == (0, 0),
        CelKind.Optional => !value.HasOptionalValue,
        _ => false,
    };

    private static CelValue? Unwrap(in CelValue value, Evaluation.EvaluationFrame frame)
    {
        if (value.Kind != CelKind.List)
        {
            return null;
        }

        var items = new List<CelValue>();
        foreach (var item in CollectionFunctions.Items(value.AsList(), frame))
        {
            if (item.Kind != CelKind.Optional)
            {
                return CelValue.Error(CelErrorCode.NoSuchOverload, "no such overload: unwrapping a list with values that are not optional");
            }

            if (item.HasOptionalValue)
            {
                items.Add(item.OptionalValue());
            }
        }

        return CelValue.List(items);
    }
}
