namespace Swamp.Engine.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit status; 128 plus the number when a signal ended it.</param>
/// <param name="Signal">The signal that ended it; null when it ended by itself.</param>
public sealed record ProcessExit(int ExitCode, int? Signal);
