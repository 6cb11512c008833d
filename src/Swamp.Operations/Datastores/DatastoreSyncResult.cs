namespace Swamp.Operations.Datastores;

/// <summary>What was exchanged (DSCMD-15).</summary>
public sealed record DatastoreSyncResult
{
    /// <summary><c>sync</c>, <c>pull</c> or <c>push</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Files that changed here; absent when nothing was pulled or the datastore does not count.</summary>
    public int? FilesPulled { get; init; }

    /// <summary>Files that changed there; absent when nothing was pushed or the datastore does not count.</summary>
    public int? FilesPushed { get; init; }

    /// <summary>What went wrong after the pull; absent except with <c>sync</c>.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>What a push would change; only where nothing was pushed for want of a confirmation.</summary>
    public DatastorePushSummary? Summary { get; init; }

    /// <summary>False where nothing was pushed for want of a confirmation.</summary>
    public bool? Pushed { get; init; }
}
