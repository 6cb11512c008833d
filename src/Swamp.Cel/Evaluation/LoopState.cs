namespace Swamp.Cel;

/// <summary>What a walk has gathered so far.</summary>
internal struct LoopState
{
    public CelValue Failure;
    public CelArrayBuilder List;
    public CelDictionaryBuilder? Map;
    public long Count;
    public bool Decided;
}
