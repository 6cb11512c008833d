using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>How a host process is started and watched.</summary>
internal sealed record HostProcessOptions
{
    /// <summary>What messages call the process.</summary>
    public required string Name { get; init; }

    /// <summary>Starts programs.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>The command line for the address the process dials.</summary>
    public required Func<string, ProcessRequest> Command { get; init; }

    /// <summary>Takes what the process prints.</summary>
    public required Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> OnPrinted { get; init; }

    /// <summary>What to try when it does not start.</summary>
    public string? StartHint { get; init; }

    /// <summary>How much it may take.</summary>
    public HostLimits Limits { get; init; } = new();

    /// <summary>How long a process whose connection is closed may take to end. Default 1 s.</summary>
    public TimeSpan ExitGrace { get; init; } = TimeSpan.FromSeconds(1);
}
