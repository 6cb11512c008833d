namespace Swamp.Drivers.Docker;

/// <summary>How a container ended.</summary>
/// <param name="ExitCode">Its status; null when the time limit ended it.</param>
/// <param name="OutOfMemory">Whether it was killed for its memory: true when the engine says so, null when it was killed and had a limit.</param>
/// <param name="Duration">How long it took, engine included.</param>
internal sealed record ContainerExit(int? ExitCode, bool? OutOfMemory, TimeSpan Duration);
