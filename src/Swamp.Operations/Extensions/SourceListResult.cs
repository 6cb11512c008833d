namespace Swamp.Operations.Extensions;

/// <summary>The sources of extensions, in the order of precedence (EXC-77).</summary>
/// <param name="Sources">The sources.</param>
public sealed record SourceListResult(IReadOnlyList<SourceItem> Sources);
