using System.Diagnostics;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Docs;

/// <summary>
/// A shell for one tutorial: a home and a folder of its own that holds <c>samples/</c> as somebody who cloned the source would have it, in
/// git. The current folder carries over from command to command.
/// </summary>
internal sealed class ConsoleSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string root = Directory.CreateTempSubdirectory("swamp tutorial ").FullName;
    private string current;

    public ConsoleSession()
    {
        current = Directory.CreateDirectory(Path.Combine(root, "source")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "home"));
        Copy(Path.Combine(SourceTree.Root, "samples"), Path.Combine(current, "samples"));
    }

    public static async Task<ConsoleSession> StartAsync(CancellationToken cancellationToken)
    {
        var session = new ConsoleSession();
        var (status, output) = await session.RunAsync(
            "git init -q . && git add -A && git -c user.name=Ann -c user.email=ann@example.org commit -q -m 'Samples'", cancellationToken);
        Assert.True(status == 0, output);
        return session;
    }

    public async Task<(int Status, string Output)> RunAsync(string command, CancellationToken cancellationToken)
    {
        var where = Path.Combine(root, "current");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = current, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec 2>&1\n{command}\nstatus=$?\npwd > \"$WHERE\"\nexit $status\n");
        start.Environment["WHERE"] = where;
        start.Environment["HOME"] = Path.Combine(root, "home");
        start.Environment["PATH"] = $"{BuiltSwamp.Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("SWAMP_", StringComparison.Ordinal) || k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        // The home is empty; fetching Deno into each would say nothing about the tutorial.
        var surroundings = Operations.Hosting.HostEnvironmentReader.Read();
        start.Environment["SWAMP_CACHE_DIR"] = Swamp.Extensions.SwampCache.Directory(surroundings.Variables, surroundings.HomeDirectory);

        // Tests ask nobody beyond this machine.
        start.Environment["SWAMP_OSV_URL"] = "off";
        if (surroundings.Variable("SWAMP_DENO") is { } deno)
        {
            start.Environment["SWAMP_DENO"] = deno;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            current = File.Exists(where) ? (await File.ReadAllTextAsync(where, cancellationToken)).TrimEnd('\n') : current;
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => Path.GetFileName(f) != ".swamp"))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
