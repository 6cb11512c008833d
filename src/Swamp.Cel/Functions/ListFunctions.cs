namespace Swamp.Cel;

/// <summary>Functions of lists.</summary>
internal static class ListFunctions
{
    private const long MaxRange = 1_000_000;

    public static void Register(LibraryTable table) => table
        .Receiver("slice", 3, Slice)
        .Receiver("flatten", static (Frame f, in CelValue a) => Flatten(f, a, CelValue.Int(1)))
        .Receiver("flatten", Flatten)
        .Receiver("distinct", Distinct)
        .Receiver("sort", static (Frame f, in CelValue a) => a.Kind == CelKind.List ? Sort(f, a.RawList, a.RawList) : Faults.NoOverload("sort", a))
        .Receiver("first", static (Frame _, in CelValue a) => a.Kind != CelKind.List ? Faults.NoOverload("first", a) : a.RawList.Count == 0 ? CelValue.None : Some(a.RawList[0]))
        .Receiver("last", static (Frame _, in CelValue a) => a.Kind != CelKind.List ? Faults.NoOverload("last", a) : a.RawList.Count == 0 ? CelValue.None : Some(a.RawList[a.RawList.Count - 1]))
        .Receiver("@sortByAssociatedKeys", static (Frame f, in CelValue a, in CelValue b) =>
            a.Kind == CelKind.List && b.Kind == CelKind.List ? Sort(f, a.RawList, b.RawList) : Faults.NoOverload("sortBy", a, b))
        .Global("lists.range", Range);

    private static CelValue Some(in CelValue value) => value.IsFailure ? value : CelValue.Some(value);

    public static CelValue Concat(Frame frame, ICelList a, ICelList b)
    {
        frame.Charge(1 + (long)a.Count + b.Count);
        var items = new CelValue[a.Count + b.Count];
        for (var i = 0; i < a.Count; i++) items[i] = a[i];
        for (var i = 0; i < b.Count; i++) items[a.Count + i] = b[i];
        return CelValue.List(items);
    }

    public static CelValue Reverse(Frame frame, in CelValue a)
    {
        var list = a.RawList;
        frame.Charge(1 + (long)list.Count);
        var items = new CelValue[list.Count];
        for (var i = 0; i < items.Length; i++) items[i] = list[items.Length - 1 - i];
        return CelValue.List(items);
    }

    private static CelValue Slice(Frame frame, ReadOnlySpan<CelValue> args)
    {
        if (args[0].Kind != CelKind.List || args[1].Kind != CelKind.Int || args[2].Kind != CelKind.Int) return Faults.NoOverload("slice", args);
        var (list, start, end) = (args[0].RawList, args[1].Num, args[2].Num);
        if (start < 0 || end < 0) return CelValue.Error(CelErrorCodes.IndexOutOfRange, $"cannot slice({start}, {end}), negative indexes not supported");
        if (start > end) return CelValue.Error(CelErrorCodes.IndexOutOfRange, $"cannot slice({start}, {end}), start index must be less than or equal to end index");
        if (end > list.Count) return CelValue.Error(CelErrorCodes.IndexOutOfRange, $"cannot slice({start}, {end}), list is length {list.Count}");
        frame.Charge(1 + end - start);
        var items = new CelValue[end - start];
        for (var i = 0; i < items.Length; i++) items[i] = list[(int)start + i];
        return CelValue.List(items);
    }

    private static CelValue Flatten(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.List || b.Kind != CelKind.Int) return Faults.NoOverload("flatten", a, b);
        if (b.Num < 0) return Faults.Argument("level must be non-negative");
        var items = new CelArrayBuilder(4);
        Flatten(frame, a.RawList, Math.Min(b.Num, 1000), ref items);
        return items.ToValue();
    }

    private static void Flatten(Frame frame, ICelList list, long levels, ref CelArrayBuilder into)
    {
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(1);
            var item = list[i];
            if (item.Kind == CelKind.List && levels > 0) Flatten(frame, item.RawList, levels - 1, ref into);
            else into.Add(item);
        }
    }

    private static CelValue Distinct(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.List) return Faults.NoOverload("distinct", a);
        var list = a.RawList;
        var kept = new CelArrayBuilder(4);
        var keptCount = 0;
        var scalars = new HashSet<CelValue>();
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(1);
            var item = list[i];
            if (item.IsFailure) return item;
            bool isNew;
            if (item.Kind is CelKind.List or CelKind.Map or CelKind.Optional or CelKind.Opaque)
            {
                isNew = true;
                for (var j = 0; j < keptCount && isNew; j++) isNew = !frame.AreEqual(kept[j], item);
            }
            else
            {
                isNew = scalars.Add(item);
            }

            if (!isNew) continue;
            kept.Add(item);
            keptCount++;
        }

        return kept.ToValue();
    }

    private static CelValue Sort(Frame frame, ICelList list, ICelList keys)
    {
        if (list.Count != keys.Count) return Faults.Argument("there must be one key for each element");
        frame.Charge(1 + ((long)list.Count * 4));
        if (list.Count == 0) return CelValue.EmptyList;
        var kind = keys[0].Kind;
        if (kind is not (CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Bool or CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration))
        {
            return keys[0].IsFailure ? keys[0] : Faults.NoOverload("sort", keys[0]);
        }

        var order = new (CelValue Key, int Position)[keys.Count];
        for (var i = 0; i < keys.Count; i++)
        {
            order[i] = (keys[i], i);
            if (keys[i].Kind != kind) return keys[i].IsFailure ? keys[i] : Faults.Argument("list elements must have the same type");
        }

        Array.Sort(order, static (a, b) => Order(a.Key, b.Key) is var c && c != 0 ? c : a.Position.CompareTo(b.Position));
        return CelValue.List([.. order.Select(o => list[o.Position])]);
    }

    private static int Order(in CelValue a, in CelValue b) => a.Kind switch
    {
        CelKind.String => CelEquality.CompareStrings(a.RawString, b.RawString),
        CelKind.Bytes => a.RawBytes.AsSpan().SequenceCompareTo(b.RawBytes),
        CelKind.Uint => a.RawUint.CompareTo(b.RawUint),
        CelKind.Double => a.RawDouble.CompareTo(b.RawDouble),
        CelKind.Timestamp => a.AsTimestamp().CompareTo(b.AsTimestamp()),
        CelKind.Duration => a.AsDuration().CompareTo(b.AsDuration()),
        _ => a.Num.CompareTo(b.Num),
    };

    private static CelValue Range(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.Int) return Faults.NoOverload("lists.range", a);
        if (a.Num > MaxRange) return Faults.Argument($"lists.range() makes at most {MaxRange} numbers");
        var count = (int)Math.Max(0, a.Num);
        frame.Charge(1 + (long)count);
        var items = new CelValue[count];
        for (var i = 0; i < count; i++) items[i] = CelValue.Int(i);
        return CelValue.List(items);
    }
}
