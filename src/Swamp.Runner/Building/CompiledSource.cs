namespace Swamp.Runner.Building;

/// <summary>What the compiler made.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Where its code stands in the source.</param>
/// <param name="Documentation">The XML of its comments.</param>
internal sealed record CompiledSource(byte[] Assembly, byte[] Symbols, byte[] Documentation);
