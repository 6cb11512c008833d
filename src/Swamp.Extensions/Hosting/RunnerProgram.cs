using System.Globalization;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// <c>swamp-host runner</c>, which compiles and runs C#: the native <c>swamp</c> can load no assemblies. Extensions run with the rights of the user, as
/// those in TypeScript do.
/// </summary>
internal sealed class RunnerProgram(ExtensionHostOptions options) : IHostProgram
{
    public string Name => "C# host";

    public Task<HostCommand> PrepareAsync(CancellationToken cancellationToken)
    {
        var path = RunnerLocation.Executable(options);
        return Task.FromResult(new HostCommand(
            address => Command(path, address), $"'{path}' needs the .NET 10 runtime; 'dotnet --list-runtimes' shows what is installed. {RunnerLocation.Variable} names another program."));
    }

    private ProcessRequest Command(string path, string address) => new()
    {
        Program = path,
        Arguments = ["runner", address],
        Environment = new Dictionary<string, string>(options.Variables, StringComparer.Ordinal)
        {
            ["DOTNET_GCHeapHardLimit"] = (options.Limits.MemoryMib * (1L << 20)).ToString("X", CultureInfo.InvariantCulture),
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_NOLOGO"] = "1",
            ["NO_COLOR"] = "1",
            ["SWAMP_LOCK_HOLDER_PID"] = options.ProcessId.ToString(CultureInfo.InvariantCulture),
        },
        WorkingDirectory = options.WorkingDirectory,
        TerminationGrace = TimeSpan.FromMilliseconds(200),
    };
}
