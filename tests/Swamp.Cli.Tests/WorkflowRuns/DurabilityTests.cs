using Swamp.Cli.Tests.Faults;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>What <c>durability: disk</c> in <c>.swamp.yaml</c> makes of a run, as the system sees it.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task With_disk_journal_records_and_data_of_a_run_are_flushed_and_without_they_are_not()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/strace"), "strace is not installed.");
        using var repository = new BuiltRepository();
        await repository.CreateAsync();
        await File.WriteAllTextAsync(
            Path.Combine(repository.Folder, "workflows", "workflow-w.yaml"),
            """
            id: 6b0c0a52-5e53-4c0b-9a0e-000000000001
            name: w
            jobs: [{ name: j, steps: [{ name: s, task: { type: model_method, modelIdOrName: greet, methodName: execute, inputs: { run: echo hi } } }] }]
            """,
            TestContext.Current.CancellationToken);

        var without = await FlushedAsync(repository);
        await File.AppendAllTextAsync(Path.Combine(repository.Folder, ".swamp.yaml"), "durability: disk\n", TestContext.Current.CancellationToken);
        var with = await FlushedAsync(repository);

        string[] parts = [".journal>", "/workflow-runs/", "/outputs/", "/raw>", "/metadata.yaml>"];
        Assert.All(parts, part => Assert.DoesNotContain(without, line => line.Contains(part, StringComparison.Ordinal)));
        Assert.All(parts, part => Assert.Contains(with, line => line.Contains(part, StringComparison.Ordinal)));

        // A rename is durable when the folder is: that of the run's record, of the output record and of the item.
        Assert.All(["/workflow-runs/6b0c0a52-5e53-4c0b-9a0e-000000000001>", "/execute>", "/result>"], folder => Assert.Contains(with, line => line.Contains(folder, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_word_is_refused_with_its_place()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        await File.AppendAllTextAsync(Path.Combine(folder.Cli.Folder, ".swamp.yaml"), "durability: paper\n", TestContext.Current.CancellationToken);

        var run = await folder.Cli.RunAsync("data", "list", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Contains("neither process nor disk", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The files and folders that a run flushed to the disk.</summary>
    private static async Task<List<string>> FlushedAsync(BuiltRepository repository)
    {
        var trace = Path.Combine(repository.Root, "trace");
        var run = await repository.ShellAsync($"exec strace -f -y -e trace=fsync,fdatasync -o '{trace}' \"$0\" \"$@\"", "workflow", "run", "w");
        Assert.True(run.Exit == 0, run.Output + run.Error);
        return [.. (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).Where(static l => l.Contains("sync(", StringComparison.Ordinal))];
    }
}
