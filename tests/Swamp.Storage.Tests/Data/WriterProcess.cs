using System.Diagnostics;

namespace Swamp.Storage.Tests.Data;

/// <summary>A child process that writes, and what it has acknowledged.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    private WriterProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _reading = ReadAsync();
        Errors = _process.StandardError.ReadToEndAsync();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Swamp.Storage.Tests.Writer.dll");

    public Task<string> Errors { get; }

    public static WriterProcess Start(string repository, string mode, int seed) =>
        new(new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [Program, repository, mode, $"{seed}"]));

    public static WriterProcess StartInShell(string prefix, string repository, string mode) =>
        new(new ProcessStartInfo("/bin/sh", ["-c", $"{prefix}; exec dotnet '{Program}' '{repository}' {mode} 1"]));

    /// <summary>Waits until the first write was acknowledged.</summary>
    public Task WarmAsync() => _warm.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Kills the process without warning and returns what it had acknowledged.</summary>
    public async Task<List<string>> KillAsync()
    {
        _process.Kill();
        return (await EndAsync()).Lines;
    }

    /// <summary>Lets a process that waits for its input go on.</summary>
    public void Release() => _process.StandardInput.WriteLine();

    /// <summary>Waits for the end of the process.</summary>
    public async Task<(int ExitCode, List<string> Lines)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _reading;
        return (_process.ExitCode, _lines);
    }

    public void Dispose() => _process.Dispose();

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            _warm.TrySetResult();
        }

        _warm.TrySetResult();
    }
}
