namespace Swamp.Operations.Registry;

/// <summary>How installed extensions stand after an update (EXC-30).</summary>
public sealed record UpdateResult
{
    /// <summary>The extensions.</summary>
    public required IReadOnlyList<ExtensionStanding> Extensions { get; init; }

    /// <summary>How many are up to date.</summary>
    public required int UpToDate { get; init; }

    /// <summary>How many were updated.</summary>
    public required int Updated { get; init; }

    /// <summary>How many could not be.</summary>
    public required int Failed { get; init; }

    /// <summary>Whether only looked at.</summary>
    public bool? DryRun { get; init; }
}
