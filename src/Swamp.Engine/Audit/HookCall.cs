namespace Swamp.Engine.Audit;

/// <summary>What a hook of an AI tool told about one shell command.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Cwd">The folder; null when not told.</param>
/// <param name="SessionId">The session; null when not told.</param>
/// <param name="ExitCode">Exit status; null when not told.</param>
/// <param name="Error">What went wrong; null for a success.</param>
public sealed record HookCall(string Command, string? Cwd, string? SessionId, int? ExitCode, string? Error);
