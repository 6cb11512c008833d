namespace Swamp.Engine.Data;

/// <summary>An item that collection removes, or would remove.</summary>
/// <param name="Key">The item.</param>
/// <param name="Reason">Why.</param>
/// <param name="Versions">Number of its versions.</param>
/// <param name="Bytes">Bytes of their content.</param>
public sealed record ExpiredItem(DataItemKey Key, DataExpiry Reason, int Versions, long Bytes);
