namespace Swamp.Engine.Data;

/// <summary>What a collection removed, or would remove (DATA-40).</summary>
/// <param name="Expired">Items removed with all their versions.</param>
/// <param name="SurplusVersions">Versions of other items removed because of their retention.</param>
/// <param name="SurplusBytes">Bytes of those.</param>
/// <param name="Problems">Items that could not be looked at.</param>
public sealed record DataCollection(
    IReadOnlyList<ExpiredItem> Expired, int SurplusVersions, long SurplusBytes, IReadOnlyList<Errors.SwampError> Problems)
{
    /// <summary>All versions removed.</summary>
    public int Versions => SurplusVersions + Expired.Sum(e => e.Versions);

    /// <summary>All bytes freed (DATA-43).</summary>
    public long Bytes => SurplusBytes + Expired.Sum(e => e.Bytes);
}
