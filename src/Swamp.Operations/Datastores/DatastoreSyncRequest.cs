namespace Swamp.Operations.Datastores;

/// <summary>Exchanges the local copy with the datastore (DSCMD-15).</summary>
public sealed record DatastoreSyncRequest
{
    /// <summary><c>sync</c> for both directions, <c>pull</c> or <c>push</c>.</summary>
    public string Mode { get; set; } = "sync";

    /// <summary>Whether to push without showing first what would change, where the datastore can show it.</summary>
    public bool Confirmed { get; set; }

    /// <summary>How long one direction may take, in seconds: 1 to 21600; null for what is configured (DS-12).</summary>
    public int? TimeoutSeconds { get; set; }
}
