namespace Swamp.Engine.Data;

/// <summary>What a deletion removed.</summary>
/// <param name="Versions">Number of versions.</param>
/// <param name="Bytes">Bytes of their content (DATA-43).</param>
public sealed record DataRemoval(int Versions, long Bytes);
