using System.Globalization;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Hosting;

/// <summary>Deno with the TypeScript half of the host.</summary>
internal sealed class DenoProgram(ExtensionHostOptions options) : IHostProgram
{
    public string Name => "TypeScript host";

    public bool IsAtHand => options.Deno.IsHere;

    public async Task<HostCommand> PrepareAsync(CancellationToken cancellationToken)
    {
        var deno = await options.Deno.FindAsync(cancellationToken);
        var files = await HostFiles.UnpackAsync(options.CacheDirectory, cancellationToken);
        return new HostCommand(address => Command(deno, files, address), $"'{deno}' is the Deno that was used; SWAMP_DENO names another.");
    }

    /// <summary>
    /// No type check, no lock file, no node_modules, no configuration of whatever folder the user stands in: an extension behaves the same everywhere.
    /// Extensions run with the rights of the user, as they do in the program that they were written for; the sandbox driver is the one that narrows them.
    /// </summary>
    private ProcessRequest Command(string deno, string files, string address)
    {
        var environment = new Dictionary<string, string>(options.Variables, StringComparer.Ordinal)
        {
            ["DENO_NO_UPDATE_CHECK"] = "1",
            ["DENO_NO_PACKAGE_JSON"] = "1",
            ["DENO_NO_PROMPT"] = "1",
            ["NO_COLOR"] = "1",
            ["SWAMP_LOCK_HOLDER_PID"] = options.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
        return new ProcessRequest
        {
            Program = deno,
            Arguments =
            [
                "run", "--quiet", "--no-check", "--no-lock", "--no-config", "--node-modules-dir=none", "--allow-all",
                $"--v8-flags=--max-old-space-size={options.Limits.MemoryMib.ToString(CultureInfo.InvariantCulture)}",
                $"--import-map={Path.Combine(files, "import-map.json")}", Path.Combine(files, "main.ts"), address,
            ],
            Environment = environment,
            WorkingDirectory = options.WorkingDirectory,
            TerminationGrace = TimeSpan.FromMilliseconds(200),
        };
    }
}
