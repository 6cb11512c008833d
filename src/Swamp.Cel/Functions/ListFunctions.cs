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
        .Receiver("first", static (Frame f, in CelValue a) => a.Kind != CelKind.List ? Faults.NoOverload("first", a) : a.RawList.Count == 0 ? CelValue.None : Some(f.Item(a.RawList, 0)))
        .Receiver("last", static (Frame f, in CelValue a) => a.Kind != CelKind.List ? Faults.NoOverload("last", a) : a.RawList.Count == 0 ? CelValue.None : Some(f.Item(a.RawList, a.RawList.Count - 1)))
        .Receiver("@sortByAssociatedKeys", SortBy)
        .Global("lists.range", Range);

    /// <summary>Sorts a list by keys, one for each element.</summary>
    public static CelValue SortBy(Frame frame, in CelValue list, in CelValue keys) =>
        list.Kind == CelKind.List && keys.Kind == CelKind.List ? Sort(frame, list.RawList, keys.RawList) : Faults.NoOverload("sortBy", list, keys);

    private static CelValue Some(in CelValue value) => value.IsFailure ? value : CelValue.Some(value);

    public static CelValue Concat(Frame frame, ICelList a, ICelList b)
    {
        frame.Charge(1 + (long)a.Count + b.Count);
        var items = new CelValue[a.Count + b.Count];
        CelValue failure = default;
        Copy(frame, a, 0, items.AsSpan(0, a.Count), ref failure);
        Copy(frame, b, 0, items.AsSpan(a.Count), ref failure);
        return failure.IsFailure ? failure : CelValue.List(items);
    }

    /// <summary>Copies elements, which are paid for. What is not known yet is not known of the new list either.</summary>
    private static void Copy(Frame frame, ICelList list, int from, Span<CelValue> into, ref CelValue failure)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = frame.Item(list, from + i);
            if (into[i].IsFailure) failure = Node.Failed(failure, into[i]);
        }
    }

    public static CelValue Reverse(Frame frame, in CelValue a)
    {
        var list = a.RawList;
        frame.Charge(1 + (long)list.Count);
        var items = new CelValue[list.Count];
        CelValue failure = default;
        Copy(frame, list, 0, items, ref failure);
        Array.Reverse(items);
        return failure.IsFailure ? failure : CelValue.List(items);
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
        CelValue failure = default;
        Copy(frame, list, (int)start, items, ref failure);
        return failure.IsFailure ? failure : CelValue.List(items);
    }

    private static CelValue Flatten(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind != CelKind.List || b.Kind != CelKind.Int) return Faults.NoOverload("flatten", a, b);
        if (b.Num < 0) return Faults.Argument("level must be non-negative");
        var items = new CelArrayBuilder(4);
        CelValue failure = default;
        Flatten(frame, a.RawList, Math.Min(b.Num, 1000), ref items, ref failure);
        return failure.IsFailure ? failure : items.ToValue();
    }

    private static void Flatten(Frame frame, ICelList list, long levels, ref CelArrayBuilder into, ref CelValue failure)
    {
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(1);
            var item = frame.Item(list, i);
            if (item.Kind == CelKind.List && levels > 0)
            {
                if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Faults.TooCostly();
                Flatten(frame, item.RawList, levels - 1, ref into, ref failure);
            }
            else
            {
                if (item.IsFailure) failure = Node.Failed(failure, item);
                into.Add(item);
            }
        }
    }

    private static CelValue Distinct(Frame frame, in CelValue a)
    {
        if (a.Kind != CelKind.List) return Faults.NoOverload("distinct", a);
        var list = a.RawList;
        var kept = new CelArrayBuilder(4);
        var keptCount = 0;
        var scalars = new HashSet<CelValue>();
        CelValue pending = default;
        for (var i = 0; i < list.Count; i++)
        {
            frame.Charge(MapNode.EntryCost);
            var item = frame.Item(list, i);
            if (item.IsError) return item;
            bool isNew;
            if (item.IsUnknown)
            {
                pending = Node.Failed(pending, item);
                continue;
            }

            if (item.Kind is CelKind.List or CelKind.Map or CelKind.Optional or CelKind.Opaque)
            {
                isNew = true;
                for (var j = 0; j < keptCount && isNew; j++)
                {
                    isNew = !frame.AreEqual(kept[j], item, out var failure);
                    if (failure.IsFailure) pending = Node.Failed(pending, failure);
                }
            }
            else
            {
                // Once to find its place, once more when something equal is there.
                if (item.Kind is CelKind.String) frame.ChargeLong(item.RawString.Length * 2);
                else if (item.Kind is CelKind.Bytes) frame.ChargeLong(item.RawBytes.Length * 2);
                isNew = scalars.Add(item);
            }

            if (!isNew) continue;
            kept.Add(item);
            keptCount++;
        }

        return pending.IsFailure ? pending : kept.ToValue();
    }

    private static CelValue Sort(Frame frame, ICelList list, ICelList keys)
    {
        if (list.Count != keys.Count) return Faults.Argument("there must be one key for each element");
        frame.Charge(1 + ((long)list.Count * 8));
        if (list.Count == 0) return CelValue.EmptyList;
        var items = new CelValue[list.Count];
        var order = new (CelValue Key, int Position)[items.Length];
        CelValue failure = default;
        Copy(frame, list, 0, items, ref failure);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (ReferenceEquals(list, keys) ? items[i] : frame.Item(keys, i), i);
            if (order[i].Key.IsFailure) failure = Node.Failed(failure, order[i].Key);
        }

        if (failure.IsFailure) return failure;
        var kind = order[0].Key.Kind;
        if (kind is not (CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Bool or CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration))
        {
            return Faults.NoOverload("sort", order[0].Key);
        }

        foreach (ref readonly var entry in order.AsSpan())
        {
            if (entry.Key.Kind != kind) return Faults.Argument("list elements must have the same type");
        }

        try
        {
            Array.Sort(order, (a, b) => Order(frame, a.Key, b.Key) is var c && c != 0 ? c : a.Position.CompareTo(b.Position));
        }
        catch (InvalidOperationException stopped) when (stopped.InnerException is CelLimitException or OperationCanceledException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(stopped.InnerException);
        }

        return CelValue.List([.. order.Select(o => items[o.Position])]);
    }

    private static int Order(Frame frame, in CelValue a, in CelValue b)
    {
        if (a.Kind == CelKind.String) frame.ChargeLong(Math.Min(a.RawString.Length, b.RawString.Length));
        else if (a.Kind == CelKind.Bytes) frame.ChargeLong(Math.Min(a.RawBytes.Length, b.RawBytes.Length));
        return Order(a, b);
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
