using Swamp.Engine.Identity;

namespace Swamp.Operations.Hosting;

/// <summary>The surroundings of this process, read once at its start, so that nothing below reads them behind anybody's back.</summary>
public sealed record HostEnvironment
{
    /// <summary>Version of the program, <c>YYYYMMDD.n.n</c> (REPO-1).</summary>
    public required string Version { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Ids and random bytes.</summary>
    public required IIdGenerator Ids { get; init; }

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The user's home folder, absolute.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>Name of this machine.</summary>
    public required string MachineName { get; init; }

    /// <summary>Name of the user the process runs as.</summary>
    public required string UserName { get; init; }

    /// <summary>Id of this process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Absolute path of the running executable; null when unknown.</summary>
    public string? ExecutablePath { get; init; }

    /// <summary>Absolute folder of the program and of what is installed beside it.</summary>
    public string ProgramDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>A variable, or null when it is unset or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Whether a switch-like variable is on: anything but empty, <c>0</c> and <c>false</c> (ENV-10).</summary>
    public bool Switch(string name) => Variable(name) is { } value && value is not "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
