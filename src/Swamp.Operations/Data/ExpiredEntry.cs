namespace Swamp.Operations.Data;

/// <summary>An expired item (DATA-41).</summary>
/// <param name="Type">Type of the model.</param>
/// <param name="ModelId">Id of the model.</param>
/// <param name="DataName">Name of the item.</param>
/// <param name="Reason">duration-expired, workflow-deleted or job-deleted.</param>
/// <param name="VersionCount">Number of its versions.</param>
public sealed record ExpiredEntry(string Type, string ModelId, string DataName, string Reason, int VersionCount);
