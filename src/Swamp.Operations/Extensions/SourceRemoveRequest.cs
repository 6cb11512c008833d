namespace Swamp.Operations.Extensions;

/// <summary>Asks to use a folder no longer (EXC-76).</summary>
/// <param name="Path">Path as it is written in <c>.swamp-sources.yaml</c>.</param>
/// <param name="DryRun">Whether it is only told what would be done.</param>
public sealed record SourceRemoveRequest(string Path, bool DryRun = false);
