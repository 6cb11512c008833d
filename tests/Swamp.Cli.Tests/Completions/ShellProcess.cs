using System.Diagnostics;

namespace Swamp.Cli.Tests.Completions;

/// <summary>Runs a real shell that finds the <c>swamp</c> of this build.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a shell script and returns its standard output.</summary>
    public static async Task<string> RunAsync(string shell, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(shell, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["PATH"] = AppContext.BaseDirectory.TrimEnd('/') + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = Path.GetTempPath();
        start.Environment.Remove("SWAMP_OUTPUT");
        using var limit = new CancellationTokenSource(Limit);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{shell} does not start.");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{shell} ended with {process.ExitCode}: {await error}");
        Assert.Equal("", await error);
        return output;
    }
}
