namespace Swamp.Engine.Datastores;

/// <summary>What a push would do (DSCMD-15).</summary>
/// <param name="Total">Files that would change.</param>
/// <param name="New">Files that others do not have yet.</param>
/// <param name="Changed">Files that differ.</param>
/// <param name="Deleted">Files that would go away.</param>
public sealed record PushPreview(int Total, int New, int Changed, int Deleted);
