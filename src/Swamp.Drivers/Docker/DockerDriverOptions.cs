using Swamp.Engine.Identity;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>What the docker driver works with.</summary>
public sealed record DockerDriverOptions
{
    /// <summary>Absolute folder of the repository; relative mounts start there.</summary>
    public required string Repository { get; init; }

    /// <summary>Absolute folder for what calls need while they run.</summary>
    public required string TemporaryDirectory { get; init; }

    /// <summary>Starts the engine's program.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>Environment variables of this process, such as <c>PATH</c> and <c>DOCKER_HOST</c>.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Name of this machine.</summary>
    public required string MachineName { get; init; }

    /// <summary>
    /// Where ids of processes are counted: containers may share a machine's name and its engine, and know nothing of each other's processes. Default: that of this
    /// process on Linux, empty elsewhere.
    /// </summary>
    public string ProcessNamespace { get; init; } = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? "" : "";

    /// <summary>Id of this process; containers whose owner is gone are removed by the next one.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Folder with the program that runs bundles in TypeScript: <c>runner.js</c> and what lies beside it.</summary>
    public required Func<CancellationToken, Task<string>> FindRunner { get; init; }

    /// <summary>Folder with <c>swamp-host.dll</c>, which runs extensions in C#, and everything it loads.</summary>
    public required Func<string> FindHost { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Names of containers.</summary>
    public required IIdGenerator Ids { get; init; }
}
