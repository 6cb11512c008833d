namespace Swamp.Cel;

/// <summary>A map literal.</summary>
internal sealed class MapNode : Node
{
    /// <summary>What an entry of a map costs: the memory of as many elements of a list.</summary>
    public const int EntryCost = 4;

    private readonly MapEntryNode[] entries;

    public MapNode(MapEntryNode[] entries)
    {
        this.entries = entries;
        CallsAsync = entries.Any(static e => e.Key.CallsAsync || e.Value.CallsAsync);
        ReadsVariables = entries.Any(static e => e.Key.ReadsVariables || e.Value.ReadsVariables);
    }

    public override CelValue Eval(Frame frame)
    {
        frame.Charge((long)entries.Length * EntryCost);
        var map = new CelDictionaryBuilder(entries.Length);
        CelValue failure = default;
        foreach (var entry in entries)
        {
            if (Add(frame, entry, entry.Key.Eval(frame), entry.Value.Eval(frame), map, ref failure)) return failure;
        }

        return failure.IsFailure ? failure : map.ToValue();
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        frame.Charge((long)entries.Length * EntryCost);
        var map = new CelDictionaryBuilder(entries.Length);
        CelValue failure = default;
        foreach (var entry in entries)
        {
            var key = await entry.Key.RunAsync(frame).ConfigureAwait(false);
            if (Add(frame, entry, key, await entry.Value.RunAsync(frame).ConfigureAwait(false), map, ref failure)) return failure;
        }

        return failure.IsFailure ? failure : map.ToValue();
    }

    private bool Add(Frame frame, MapEntryNode entry, in CelValue key, in CelValue value, CelDictionaryBuilder map, ref CelValue failure)
    {
        if (key.IsFailure || value.IsFailure)
        {
            failure = Failed(failure, Failed(key, value));
            return failure.IsError;
        }

        var item = value;
        if (entry.IsOptional)
        {
            if (value.Kind != CelKind.Optional)
            {
                failure = Located(Faults.Argument($"an optional entry needs an optional, not {value.TypeOf().Name}"));
                return true;
            }

            if (!value.RawOptional.HasValue) return false;
            item = value.RawOptional.Value;
        }

        if (key.Kind == CelKind.String) frame.ChargeLong(key.RawString.Length);
        if (key.Kind is not (CelKind.String or CelKind.Int or CelKind.Uint or CelKind.Bool))
        {
            failure = Located(CelValue.Error(CelErrorCodes.MapKey, $"unsupported key type: {key.TypeOf().Name}"));
        }
        else if (!map.TryAdd(key, item))
        {
            failure = Located(CelValue.Error(CelErrorCodes.MapKey, $"the map has the key {Faults.Brief(key)} twice"));
        }

        return failure.IsError;
    }
}
