using System.Diagnostics;
using Swamp.Cli.Tests.Docs;
using Swamp.Engine.Processes;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>What processes that were killed leave behind, and who removes it.</summary>
public sealed class LeftoverTests
{
    [Theory]
    [InlineData("run", "doctor", "--fix")]
    [InlineData("run", "gc", "--yes")]
    public async Task Locks_and_half_written_records_of_killed_runs_go_and_those_of_runs_that_go_on_stay(params string[] sweep)
    {
        await using var folder = await WorkflowFolder.CreateAsync(idsGoOn: true);
        folder.Add("long", "jobs: [{ name: j, steps: [{ name: s, task: { type: model_method, modelType: command/shell, methodName: execute, inputs: { run: sleep 30 } } }] }]");
        for (var i = 0; i < 3; i++)
        {
            await KilledAsync(folder);
        }

        var locks = Path.Combine(folder.Cli.Folder, ".swamp", "run-locks");
        var killed = Directory.GetFiles(locks);
        Assert.Equal(3, killed.Length);
        var record = Directory.GetFiles(Path.Combine(folder.Cli.Folder, ".swamp", "workflow-runs"), "*.yaml", SearchOption.AllDirectories)[0];
        var id = Path.GetFileNameWithoutExtension(record)["workflow-run-".Length..];
        var halfRun = Path.Combine(Path.GetDirectoryName(record)!, $".{id}.tmp");
        var halfOutput = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Cli.Folder, ".swamp", "outputs", "command/shell", "execute")).FullName, $".{Guid.NewGuid()}.tmp");
        var fresh = Path.Combine(Path.GetDirectoryName(halfOutput)!, $".{Guid.NewGuid()}.tmp");
        foreach (var half in new[] { halfRun, halfOutput, fresh })
        {
            await File.WriteAllTextAsync(half, "id: 1");
        }

        File.SetLastWriteTimeUtc(halfOutput, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(fresh, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var (going, output) = await StartedAsync(folder);
        try
        {
            var own = Directory.GetFiles(locks).Except(killed).Single();
            Assert.Equal(5, (int)(await folder.RunAsync(0, "run", "doctor"))["leftovers"]!);

            await folder.RunAsync(0, sweep);

            Assert.Equal([own], Directory.GetFiles(locks));
            Assert.False(File.Exists(halfRun) || File.Exists(halfOutput));
            Assert.True(File.Exists(fresh));
            Assert.False(going.HasExited);
            Assert.Equal(4, Directory.GetFiles(Path.GetDirectoryName(record)!, "*.journal").Length);
            Assert.Null((await folder.RunAsync(0, "run", "doctor"))["leftovers"]);
        }
        finally
        {
            await EndAsync(going, output);
        }
    }

    private static async Task KilledAsync(WorkflowFolder folder)
    {
        var (process, output) = await StartedAsync(folder);
        await EndAsync(process, output);
    }

    private static async Task EndAsync(Process process, Task<string> output)
    {
        ProcessTree.KillBelow(process.Id);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        process.Dispose();
    }

    /// <summary>A run whose step is under way.</summary>
    private static async Task<(Process Process, Task<string> Output)> StartedAsync(WorkflowFolder folder)
    {
        var process = Process.Start(new ProcessStartInfo(Path.Combine(BuiltSwamp.Folder, "swamp"), ["workflow", "run", "long", "--json", "--verbose"])
        {
            WorkingDirectory = folder.Cli.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("method_executing", StringComparison.Ordinal))
        {
        }

        var rest = Task.Run(process.StandardError.ReadToEnd, TestContext.Current.CancellationToken);
        return (process, rest);
    }
}
