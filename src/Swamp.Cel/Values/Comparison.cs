using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>A comparison of values that may be deep: it is paid for by an evaluation, or has a limit of its own where there is none.</summary>
internal struct Comparison(Frame? frame)
{
    private const int MaxDepth = 1000;
    private int left = 10_000_000;

    /// <summary>The evaluation that pays; null outside of one.</summary>
    public readonly Frame? Frame => frame;

    /// <summary>The unknowns, or the first error, that the outcome "equal" would depend on.</summary>
    public CelValue Failure { get; private set; }

    /// <summary>Counts a pair of values. Beyond the limit an evaluation ends; outside of one, values count as different unless they are the same object.</summary>
    public bool GoesOn(int depth)
    {
        var fits = depth <= MaxDepth && (depth % 8 != 7 || RuntimeHelpers.TryEnsureSufficientExecutionStack());
        if (frame is null) return --left >= 0 && fits;
        frame.Charge(1);
        return fits ? true : throw Faults.TooCostly();
    }

    /// <summary>Meets an unknown or an error: the other parts may still differ.</summary>
    public bool Meets(in CelValue a, in CelValue b)
    {
        if (frame is null) return a.Kind == b.Kind && ReferenceEquals(a.Ref, b.Ref);
        Failure = Node.Failed(Failure, Node.Failed(a, b));
        return true;
    }

    public readonly CelValue Item(ICelList list, int index) => frame is null ? list[index] : frame.Item(list, index);

    public readonly int Count(ICelMap map) => frame is null ? map.Count : frame.Count(map);

    public readonly bool TryGet(ICelMap map, in CelValue key, out CelValue value) =>
        frame is null ? map.TryGet(key, out value) : frame.TryGet(map, key, out value);
}
