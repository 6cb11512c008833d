using Swamp.Engine.Processes;
using Swamp.Extensions.Provisioning;

namespace Swamp.Extensions.Hosting;

/// <summary>What an extension host is made of.</summary>
public sealed record ExtensionHostOptions
{
    /// <summary>Finds the Deno executable.</summary>
    public required DenoProvisioner Deno { get; init; }

    /// <summary>Absolute folder of this program; <c>swamp-host</c> lies there.</summary>
    public required string ProgramDirectory { get; init; }

    /// <summary>Version of this program; what it compiled is compiled anew by another.</summary>
    public required string Version { get; init; }

    /// <summary>Starts programs.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>Environment variables of extensions.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absolute folder extensions run in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Absolute folder for things that can be made again.</summary>
    public required string CacheDirectory { get; init; }

    /// <summary>Id of this process; commands that extensions start may use its locks.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Takes what extensions print past the console: whether it was standard error, and the text.</summary>
    public required Func<bool, string, ValueTask> OnPrinted { get; init; }

    /// <summary>How much the host may take.</summary>
    public HostLimits Limits { get; init; } = new();
}
