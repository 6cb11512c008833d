namespace Swamp.Cel;

/// <summary>Walks through a list or a map for a macro.</summary>
internal struct RangeCursor
{
    private readonly ICelList? list;
    private readonly ICelMap? map;
    private readonly IEnumerator<CelValue>? keys;
    private int index = -1;

    public RangeCursor(in CelValue range)
    {
        if (range.Kind == CelKind.List)
        {
            list = range.RawList;
        }
        else
        {
            map = range.RawMap;
            keys = map.Keys.GetEnumerator();
        }
    }

    public bool Next() => list is not null ? ++index < list.Count : keys!.MoveNext();

    /// <summary>Sets the variables: element or key for one; position and element, or key and value, for two.</summary>
    public readonly void Set(Frame frame, int first, int second)
    {
        var locals = frame.Locals;
        if (second < 0)
        {
            locals[first] = list is not null ? frame.Item(list, index) : keys!.Current;
            return;
        }

        if (list is not null)
        {
            locals[first] = CelValue.Int(index);
            locals[second] = frame.Item(list, index);
            return;
        }

        var key = keys!.Current;
        locals[first] = key;
        locals[second] = frame.TryGet(map!, key, out var value) ? value : Faults.NoSuchKey(map!, key);
    }
}
