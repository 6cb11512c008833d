using System.Globalization;
using Swamp.Engine.Processes;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Drivers;

/// <summary>
/// The TypeScript host with nothing but the permissions it was given: to read its own program and the bundles it is for, and to use the scratch
/// folder. Nothing is fetched, and the environment holds only what was granted and what Deno itself needs.
/// </summary>
internal sealed class SandboxProgram(ExtensionHostOptions options, SandboxSettings settings, IReadOnlyList<string> readable, string scratch) : IHostProgram
{
    private static readonly string[] NeededByDeno = ["PATH", "HOME", "USERPROFILE", "DENO_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "SystemRoot", "LANG", "LC_ALL", "TZ"];

    public string Name => "sandbox";

    public async Task<HostCommand> PrepareAsync(CancellationToken cancellationToken)
    {
        var deno = await options.Deno.FindAsync(cancellationToken);
        var files = await HostFiles.UnpackAsync(options.CacheDirectory, cancellationToken);
        return new HostCommand(address => Command(deno, files, address), $"'{deno}' is the Deno that was used; SWAMP_DENO names another.");
    }

    private ProcessRequest Command(string deno, string files, string address)
    {
        var environment = options.Variables
            .Where(v => NeededByDeno.Contains(v.Key, StringComparer.Ordinal) || settings.Permissions["env"].Any(granted => Fits(granted, v.Key)))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("DENO_NO_UPDATE_CHECK", "1"), ("DENO_NO_PACKAGE_JSON", "1"), ("DENO_NO_PROMPT", "1"), ("NO_COLOR", "1"), ("TMPDIR", scratch), ("TMP", scratch), ("TEMP", scratch) })
        {
            environment[name] = value;
        }

        return new ProcessRequest
        {
            Program = deno,
            Arguments =
            [
                "run", "--quiet", "--no-check", "--no-lock", "--no-config", "--node-modules-dir=none", "--no-prompt", "--no-remote", "--no-npm",
                Flag("read", [files, .. readable, address, scratch]), Flag("write", [address, scratch]), Flag("net", [$"unix:{address}"]),
                .. settings.Permissions.Where(static p => p.Key is not ("read" or "write" or "net") && p.Value.Count > 0).Select(p => Flag(p.Key, [])),
                $"--v8-flags=--max-old-space-size={options.Limits.MemoryMib.ToString(CultureInfo.InvariantCulture)}",
                $"--import-map={Path.Combine(files, "import-map.json")}", Path.Combine(files, "main.ts"), address, "--sandbox",
            ],
            Environment = environment,
            WorkingDirectory = scratch,
            TerminationGrace = TimeSpan.FromMilliseconds(200),
        };
    }

    /// <summary>A comma separates entries, and is doubled where it belongs to one.</summary>
    private string Flag(string permission, IReadOnlyList<string> always) =>
        $"--allow-{permission}={string.Join(',', always.Concat(settings.Permissions[permission]).Select(static e => e.Replace(",", ",,", StringComparison.Ordinal)))}";

    /// <summary>Deno takes a name, or the beginning of one and a star.</summary>
    private static bool Fits(string granted, string name) =>
        granted.EndsWith('*') ? name.StartsWith(granted[..^1], StringComparison.Ordinal) : granted == name;
}
