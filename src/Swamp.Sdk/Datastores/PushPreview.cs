namespace Swamp.Sdk;

/// <summary>What a push would do.</summary>
/// <param name="New">Files that others do not have yet.</param>
/// <param name="Changed">Files that differ.</param>
/// <param name="Deleted">Files that would go away.</param>
public sealed record PushPreview(int New, int Changed, int Deleted);
