namespace Swamp.Runner.Building;

/// <summary>What the compiler made.</summary>
/// <param name="Assembly">The assembly, its symbols embedded.</param>
/// <param name="Documentation">The XML of its comments.</param>
internal sealed record CompiledSource(byte[] Assembly, byte[] Documentation);
