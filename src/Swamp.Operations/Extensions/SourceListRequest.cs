namespace Swamp.Operations.Extensions;

/// <summary>Asks for the sources of extensions (EXC-77).</summary>
public sealed record SourceListRequest;
