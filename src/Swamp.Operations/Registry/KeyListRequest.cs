namespace Swamp.Operations.Registry;

/// <summary>Asks for the keys whose signatures are believed.</summary>
public sealed record KeyListRequest;
