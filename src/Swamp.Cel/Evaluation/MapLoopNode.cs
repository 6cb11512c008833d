namespace Swamp.Cel;

/// <summary><c>transformMap</c> keeps the keys; <c>transformMapEntry</c> takes the entries of the maps that the body gives.</summary>
internal sealed class MapLoopNode(LoopParts parts, bool entries) : LoopNode(parts)
{
    protected override LoopState Begin(in CelValue range) => new() { Map = new CelDictionaryBuilder() };

    protected override LoopStep OnCondition(ref LoopState state, in CelValue value) => Filter(ref state, value);

    protected override bool OnBody(Frame frame, ref LoopState state, in CelValue value)
    {
        if (value.IsFailure) return Keep(ref state, value);
        if (!entries)
        {
            Pay(frame, frame.Locals[FirstSlot]);
            state.Map!.Set(frame.Locals[FirstSlot], value);
            return true;
        }

        if (value.Kind != CelKind.Map) return Keep(ref state, Located(Faults.NoOverload(Name, value)));
        foreach (var key in value.RawMap.Keys)
        {
            Pay(frame, key);
            if (!frame.TryGet(value.RawMap, key, out var item) || state.Map!.TryAdd(key, item)) continue;
            return Keep(ref state, Located(CelValue.Error(CelErrorCodes.MapKey, $"insert failed: the key {Faults.Brief(key)} already exists")));
        }

        return true;
    }

    /// <summary>An entry takes as much memory as several elements of a list.</summary>
    private static void Pay(Frame frame, in CelValue key)
    {
        frame.Charge(MapNode.EntryCost);
        if (key.Kind == CelKind.String) frame.ChargeLong(key.RawString.Length);
    }

    protected override CelValue Finish(ref LoopState state) => state.Failure.IsFailure ? state.Failure : state.Map!.ToValue();
}
