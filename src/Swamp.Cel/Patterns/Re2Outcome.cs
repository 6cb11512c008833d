namespace Swamp.Cel;

/// <summary>How far a run of a pattern has come.</summary>
internal enum Re2Outcome
{
    /// <summary>There may be a match later.</summary>
    Open,

    /// <summary>The pattern is found.</summary>
    Found,

    /// <summary>It cannot be found any more.</summary>
    Dead,
}
