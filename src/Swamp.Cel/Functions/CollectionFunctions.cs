using System.Text;
using Swamp.Cel.Evaluation;
using static Swamp.Cel.Functions.LibraryFunction;

namespace Swamp.Cel.Functions;

/// <summary>Sizes, and functions on lists.</summary>
internal static class CollectionFunctions
{
    public static IReadOnlyList<LibraryFunction> All { get; } =
    [
        Global("size", 1, (a, _) => Size(a[0])),
        Receiver("size", 1, (a, _) => Size(a[0])),
        Global("@not_strictly_false", 1, (a, _) => CelValue.True),
        new("join", true, 1, 2, Join),
        Receiver("slice", 3, Slice),
        new("flatten", true, 1, 2, Flatten),
        Receiver("sort", 1, Sort),
        Receiver("distinct", 1, Distinct),
        Receiver("reverse", 1, (a, f) => a[0].Kind == CelKind.List ? ReverseList(a[0].AsList(), f) : StringFunctions.Reverse(a, f)),
        Receiver("first", 1, (a, _) => a[0].Kind == CelKind.List ? OptionalAt(a[0].AsList(), 0) : null),
        Receiver("last", 1, (a, _) => a[0].Kind == CelKind.List ? OptionalAt(a[0].AsList(), a[0].AsList().Count - 1) : null),
        Global("lists.range", 1, Range),
    ];

    public static CelValue Concat(ICelList left, ICelList right, EvaluationFrame frame)
    {
        frame.Produce(64L * ((long)left.Count + right.Count) / 8);
        var items = new CelValue[left.Count + right.Count];
        for (var i = 0; i < left.Count; i++)
        {
            items[i] = left[i];
        }

        for (var i = 0; i < right.Count; i++)
        {
            items[left.Count + i] = right[i];
        }

        return CelValue.List(items);
    }

    public static List<CelValue> Items(ICelList list, EvaluationFrame frame)
    {
        frame.Produce(list.Count);
        frame.Spend(list.Count / 8);
        var items = new List<CelValue>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            items.Add(list[i]);
        }

        return items;
    }

    private static CelValue? Size(in CelValue value) => value.Kind switch
    {
        CelKind.String => CelValue.Int(StringFunctions.CodePoints(value.AsString())),
        CelKind.Bytes => CelValue.Int(value.AsBytes().Length),
        CelKind.List => CelValue.Int(value.AsList().Count),
        CelKind.Map => CelValue.Int(value.AsMap().Count),
        _ => null,
    };

    private static CelValue? Join(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.List || (a.Length > 1 && a[1].Kind != CelKind.String))
        {
            return null;
        }

        var separator = a.Length > 1 ? a[1].AsString() : "";
        var text = new StringBuilder();
        var list = a[0].AsList();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.Kind != CelKind.String)
            {
                return CelValue.Error(CelErrorCode.NoSuchOverload, $"no such overload: join() of a list with {item.TypeName}");
            }

            text.Append(i > 0 ? separator : "").Append(item.AsString());
            frame.Spend(1);
            frame.Produce(text.Length / 64);
            if (text.Length > frame.Limits.MaxProducedLength)
            {
                frame.Produce(text.Length);
            }
        }

        return CelValue.String(text.ToString());
    }

    private static CelValue? Slice(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.List || a[1].Kind != CelKind.Int || a[2].Kind != CelKind.Int)
        {
            return null;
        }

        var (start, end, count) = (a[1].AsInt(), a[2].AsInt(), a[0].AsList().Count);
        if (start < 0 || end < 0)
        {
            return CelValue.Error(CelErrorCode.InvalidArgument, $"cannot slice({start}, {end}), negative indexes not supported");
        }

        if (start > end)
        {
            return CelValue.Error(CelErrorCode.InvalidArgument, $"cannot slice({start}, {end}), start index must be less than or equal to end index");
        }

        return end > count
            ? CelValue.Error(CelErrorCode.InvalidArgument, $"cannot slice({start}, {end}), list is length {count}")
            : CelValue.List(Items(a[0].AsList(), frame).GetRange((int)start, (int)(end - start)));
    }

    private static CelValue? Flatten(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.List || (a.Length > 1 && a[1].Kind != CelKind.Int))
        {
            return null;
        }

        var depth = a.Length > 1 ? a[1].AsInt() : 1;
        if (depth < 0)
        {
            return CelValue.Error(CelErrorCode.InvalidArgument, "flatten level must be non-negative");
        }

        var items = new List<CelValue>();
        Append(items, a[0].AsList(), Math.Min(depth, 1000), frame);
        return CelValue.List(items);
    }

    private static void Append(List<CelValue> items, ICelList list, long depth, EvaluationFrame frame)
    {
        for (var i = 0; i < list.Count; i++)
        {
            frame.Spend(1);
            if (depth > 0 && list[i].Kind == CelKind.List)
            {
                Append(items, list[i].AsList(), depth - 1, frame);
            }
            else
            {
                items.Add(list[i]);
            }
        }
    }

    private static CelValue? Sort(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.List)
        {
            return null;
        }

        var items = Items(a[0].AsList(), frame);
        frame.Spend(items.Count * 8L);
        foreach (var item in items)
        {
            if (!CelOrdering.IsOrdered(items[0].Kind, item.Kind) || items[0].Kind != item.Kind)
            {
                return CelValue.Error(CelErrorCode.InvalidArgument, "list elements must have the same type");
            }
        }

        return CelValue.List([.. items.Order(Comparer<CelValue>.Create((x, y) => CelOrdering.Compare(x, y) ?? 0))]);
    }

    private static CelValue? Distinct(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.List)
        {
            return null;
        }

        var seen = new HashSet<CelValue>(CelValueComparer.Keys);
        var items = new List<CelValue>();
        foreach (var item in Items(a[0].AsList(), frame))
        {
            frame.Spend(item.Kind is CelKind.List or CelKind.Map ? seen.Count + 1 : 1);
            if (seen.Add(item))
            {
                items.Add(item);
            }
        }

        return CelValue.List(items);
    }

    private static CelValue ReverseList(ICelList list, EvaluationFrame frame)
    {
        var items = Items(list, frame);
        items.Reverse();
        return CelValue.List(items);
    }

    private static CelValue OptionalAt(ICelList list, int index) => index >= 0 && index < list.Count ? CelValue.Some(list[index]) : CelValue.None;

    private static CelValue? Range(CelValue[] a, EvaluationFrame frame)
    {
        if (a[0].Kind != CelKind.Int)
        {
            return null;
        }

        var count = Math.Max(0, a[0].AsInt());
        frame.Produce(count);
        frame.Spend(count);
        return CelValue.List([.. Enumerable.Range(0, (int)count).Select(i => CelValue.Int(i))]);
    }
}
