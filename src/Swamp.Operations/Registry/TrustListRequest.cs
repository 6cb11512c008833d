namespace Swamp.Operations.Registry;

/// <summary>Asks which collectives are trusted (EXC-70).</summary>
public sealed record TrustListRequest;
