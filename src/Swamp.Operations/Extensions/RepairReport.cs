namespace Swamp.Operations.Extensions;

/// <summary>What a repair did, or would do (EXC-82).</summary>
/// <param name="Mode"><c>dry-run</c> or <c>applied</c>.</param>
/// <param name="Operations">The steps.</param>
/// <param name="EvictedFileCount">How many files were removed.</param>
public sealed record RepairReport(string Mode, IReadOnlyList<RepairStep> Operations, int EvictedFileCount);
