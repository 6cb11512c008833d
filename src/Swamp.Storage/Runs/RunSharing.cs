namespace Swamp.Storage.Runs;

/// <summary>
/// Said of runs whose records are exchanged with other places while their locks are not: what another place runs looks like a run whose process died, and only its
/// record tells otherwise.
/// </summary>
/// <param name="MachineName">Name of this machine, as records carry it.</param>
/// <param name="ProcessId">This process.</param>
public sealed record RunSharing(string MachineName, int ProcessId);
