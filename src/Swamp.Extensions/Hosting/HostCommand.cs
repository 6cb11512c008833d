using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>How a host program is started.</summary>
/// <param name="Command">The command line for the address that the process dials.</param>
/// <param name="StartHint">What to try when it does not start.</param>
internal sealed record HostCommand(Func<string, ProcessRequest> Command, string StartHint);
