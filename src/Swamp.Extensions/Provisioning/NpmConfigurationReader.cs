using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Extensions.Provisioning;

/// <summary>Reads the user's npm configuration: environment, <c>.npmrc</c> of the folder and of the user, global <c>npmrc</c>, and else npm itself.</summary>
/// <param name="variables">Environment variables.</param>
/// <param name="workingDirectory">Absolute folder the command was started in.</param>
/// <param name="homeDirectory">Absolute folder of the user.</param>
/// <param name="processes">Starts programs.</param>
public sealed class NpmConfigurationReader(IReadOnlyDictionary<string, string> variables, string workingDirectory, string homeDirectory, IProcessRunner processes)
{
    private readonly Lock gate = new();
    private Task<(IReadOnlyList<string> Files, string? Usual)>? read;

    /// <summary>The configuration for packages of a scope; its registry is null when nothing names one.</summary>
    /// <param name="scope">For example <c>@deno</c>; empty for packages without one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<NpmConfiguration> ReadAsync(string scope, CancellationToken cancellationToken)
    {
        Task<(IReadOnlyList<string> Files, string? Usual)> reading;
        lock (gate)
        {
            reading = read ??= ReadFilesAsync(cancellationToken);
        }

        var (files, usual) = await reading;
        return NpmConfiguration.Read(scope, variables, usual is null ? files : [.. files, $"registry={usual}"]);
    }

    private async Task<(IReadOnlyList<string> Files, string? Usual)> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var candidates = new[]
        {
            Path.Combine(workingDirectory, ".npmrc"),
            variables.GetValueOrDefault("NPM_CONFIG_USERCONFIG") ?? variables.GetValueOrDefault("npm_config_userconfig") ?? Path.Combine(homeDirectory, ".npmrc"),
            variables.GetValueOrDefault("NPM_CONFIG_GLOBALCONFIG") ?? variables.GetValueOrDefault("npm_config_globalconfig") ?? "/etc/npmrc",
            "/usr/local/etc/npmrc",
            "/usr/etc/npmrc",
        };
        foreach (var candidate in candidates.Where(File.Exists))
        {
            files.Add(await File.ReadAllTextAsync(candidate, cancellationToken));
        }

        // Where nothing is configured, npm itself knows its default.
        return (files, NpmConfiguration.Read("", variables, files).Registry is null ? await AskNpmAsync(cancellationToken) : null);
    }

    private async Task<string?> AskNpmAsync(CancellationToken cancellationToken)
    {
        var output = new MemoryStream();
        try
        {
            var request = new ProcessRequest
            {
                Program = OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                Arguments = ["config", "get", "registry"],
                Environment = variables,
                WorkingDirectory = homeDirectory,
            };
            var exit = await processes.RunAsync(
                request,
                (stream, bytes) =>
                {
                    if (stream == ProcessStream.Output && output.Length < 4096)
                    {
                        output.Write(bytes.Span);
                    }

                    return ValueTask.CompletedTask;
                },
                cancellationToken);
            return exit.ExitCode == 0 ? Encoding.UTF8.GetString(output.ToArray()).Trim() : null;
        }
        catch (SwampException)
        {
            return null;
        }
    }
}
