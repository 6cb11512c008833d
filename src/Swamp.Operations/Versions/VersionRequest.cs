namespace Swamp.Operations.Versions;

/// <summary>Asks for the version; has no members.</summary>
public sealed record VersionRequest;
