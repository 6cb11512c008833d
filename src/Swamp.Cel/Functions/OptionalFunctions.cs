namespace Swamp.Cel;

/// <summary>The optional extension.</summary>
internal static class OptionalFunctions
{
    public static void Register(LibraryTable table) => table
        .Global("optional.of", static (Frame _, in CelValue a) => CelValue.Some(a))
        .Global("optional.ofNonZeroValue", static (Frame f, in CelValue a) => IsZero(f, a) ? CelValue.None : CelValue.Some(a))
        .Global("optional.none", 0, static (_, _) => CelValue.None)
        .Global("optional.unwrap", Unwrap)
        .Receiver("unwrapOpt", Unwrap)
        .Receiver("hasValue", static (Frame _, in CelValue a) => a.Kind == CelKind.Optional ? CelValue.Bool(a.RawOptional.HasValue) : Faults.NoOverload("hasValue", a))
        .Receiver("value", static (Frame _, in CelValue a) =>
            a.Kind != CelKind.Optional ? Faults.NoOverload("value", a)
            : a.RawOptional.HasValue ? a.RawOptional.Value
            : CelValue.Error(CelErrorCodes.NoValue, "optional.none() dereference"))
        .Receiver("or", static (Frame _, in CelValue a, in CelValue b) =>
            a.Kind != CelKind.Optional || b.Kind != CelKind.Optional ? Faults.NoOverload("or", a, b) : a.RawOptional.HasValue ? a : b)
        .Receiver("orValue", static (Frame _, in CelValue a, in CelValue b) =>
            a.Kind != CelKind.Optional ? Faults.NoOverload("orValue", a, b) : a.RawOptional.HasValue ? a.RawOptional.Value : b);

    public static CelValue Index(Frame frame, in CelValue container, in CelValue index) => IsLenientNull(frame, container) ? CelValue.None : IndexOf(frame, container, index);

    /// <summary><c>container[?index]</c>; of an absent optional it is absent.</summary>
    public static CelValue IndexOf(Frame frame, in CelValue container, in CelValue index)
    {
        switch (container.Kind)
        {
            case CelKind.Optional: return container.RawOptional.HasValue ? IndexOf(frame, container.RawOptional.Value, index) : container;
            case CelKind.Map: return frame.TryGet(container.RawMap, index, out var value) ? Some(value) : CelValue.None;
            case CelKind.List:
                if (!CelEquality.IsNumber(index)) return Faults.NoOverload(Operators.OptIndex, container, index);
                return OperatorFunctions.WholeNumber(index) is { } position && position >= 0 && position < container.RawList.Count
                    ? Some(frame.Item(container.RawList, (int)position))
                    : CelValue.None;
            default: return Faults.NoOverload(Operators.OptIndex, container, index);
        }
    }

    public static CelValue Select(Frame frame, in CelValue target, in CelValue field) => IsLenientNull(frame, target) ? CelValue.None : SelectField(frame, target, field);

    // In the dialect, what is not there has no optional parts either: guards against missing data are written so.
    private static bool IsLenientNull(Frame frame, in CelValue value) =>
        frame.Dialect == CelDialect.Swamp
        && (value.Kind == CelKind.Null || (value.Kind == CelKind.Optional && value.RawOptional is { HasValue: true, Value.Kind: CelKind.Null }));

    /// <summary><c>target.?field</c>, and <c>target.field</c> of an optional.</summary>
    public static CelValue SelectField(Frame frame, in CelValue target, in CelValue field)
    {
        if (target.Kind == CelKind.Optional) return target.RawOptional.HasValue ? SelectField(frame, target.RawOptional.Value, field) : target;
        if (target.Kind != CelKind.Map) return target.IsFailure ? target : Faults.NoSuchField(target, field.RawString);
        return frame.TryGet(target.RawMap, field, out var value) ? Some(value) : CelValue.None;
    }

    private static CelValue Some(in CelValue value) => value.IsFailure ? value : CelValue.Some(value);

    private static bool IsZero(Frame frame, in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint => value.Num == 0,
        CelKind.Double => value.RawDouble == 0,
        CelKind.String => value.RawString.Length == 0,
        CelKind.Bytes => value.RawBytes.Length == 0,
        CelKind.List => value.RawList.Count == 0,
        CelKind.Map => frame.Count(value.RawMap) == 0,
        CelKind.Duration => value is { Num: 0, Aux: 0 },
        CelKind.Timestamp => value is { Num: 0, Aux: 0 },
        CelKind.Optional => !value.RawOptional.HasValue,
        _ => false,
    };

    private static CelValue Unwrap(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.List) return Faults.NoOverload("optional.unwrap", a);
        var list = a.RawList;
        var items = new CelArrayBuilder(4);
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(1);
            var item = frame.Item(list, i);
            if (item.Kind != CelKind.Optional) return Faults.NoOverload("optional.unwrap", item);
            if (item.RawOptional.HasValue) items.Add(item.RawOptional.Value);
        }

        return items.ToValue();
    }
}
