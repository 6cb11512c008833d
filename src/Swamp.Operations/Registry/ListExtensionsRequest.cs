namespace Swamp.Operations.Registry;

/// <summary>Asks for the installed extensions (EXC-15).</summary>
public sealed record ListExtensionsRequest;
