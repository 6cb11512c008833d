namespace Swamp.Engine.Repositories;

/// <summary>A datastore of an extension that a repository is to use; it has to be opened before anything of it can be reached.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="Source">Where it was asked for, for messages: <c>.swamp.yaml: datastore</c>.</param>
public sealed record DatastoreChoice(DatastoreSettings Settings, string Source)
{
    /// <summary>What its users should know about how it is written; null for nothing.</summary>
    public string? Warning { get; init; }
}
