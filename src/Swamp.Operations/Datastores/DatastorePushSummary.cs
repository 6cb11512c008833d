namespace Swamp.Operations.Datastores;

/// <summary>What a push would change.</summary>
/// <param name="Total">Files.</param>
/// <param name="New">Files that others do not have yet.</param>
/// <param name="Changed">Files that differ.</param>
/// <param name="Deleted">Files that would go away.</param>
public sealed record DatastorePushSummary(int Total, int New, int Changed, int Deleted);
