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
            state.Map!.Set(frame.Locals[FirstSlot], value);
            return true;
        }

        if (value.Kind != CelKind.Map) return Keep(ref state, Located(Faults.NoOverload(Name, value)));
        foreach (var key in value.RawMap.Keys)
        {
            frame.Charge(1);
            if (!value.RawMap.TryGet(key, out var item) || state.Map!.TryAdd(key, item)) continue;
            return Keep(ref state, Located(CelValue.Error(CelErrorCodes.MapKey, $"insert failed: the key {key} already exists")));
        }

        return true;
    }

    protected override CelValue Finish(ref LoopState state) => state.Failure.IsFailure ? state.Failure : state.Map!.ToValue();
}
