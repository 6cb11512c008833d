using System.Diagnostics;
using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Faults;

/// <summary>A repository that is worked on by processes of the built executable.</summary>
internal sealed class BuiltRepository : IDisposable
{
    public BuiltRepository()
    {
        Root = Directory.CreateTempSubdirectory("swamp-faults-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Root, "repo")).FullName;
    }

    public string Root { get; }

    public string Folder { get; }

    /// <summary>Variables of every process that is started.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public static string Executable { get; } = Path.Combine(BuiltSwamp.Folder, "swamp");

    public async Task CreateAsync()
    {
        await OkAsync("init", "--tool", "none");
        await OkAsync("vault", "create", "local_encryption", "team");
        await OkAsync("vault", "put", "team", "KEY", "a-secret");
        await OkAsync("model", "create", "command/shell", "greet");
    }

    public async Task<CliRun> OkAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.Exit == 0, $"swamp {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
        return run;
    }

    public Task<CliRun> RunAsync(params string[] arguments) => FinishAsync(Start(Executable, arguments));

    /// <summary>Runs a command in a shell, where limits can be set for it.</summary>
    public Task<CliRun> ShellAsync(string script, params string[] arguments) => FinishAsync(Start("/bin/sh", ["-c", script, Executable, .. arguments]));

    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Root;
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<CliRun> FinishAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new CliRun(process.ExitCode, await output, await error);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
