using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Faults;

/// <summary>A disk that takes no more, a clock that goes back, a definition that vanishes while it runs.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    // What a full disk and a file that may not grow have in common is that a write is refused in the middle; limits need no rights to be set.
    private const string Limited = "trap '' XFSZ; ulimit -f 600; exec \"$0\" \"$@\"";

    private readonly BuiltRepository _repository = new();

    public async ValueTask InitializeAsync() => await _repository.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("head -c 900000 /dev/zero | tr '\\0' x")]
    [InlineData("head -c 9000000 /dev/zero | tr '\\0' x")]
    public async Task Run_DiskTakesNoMore_IsAClearErrorAndNothingIsHalfThere(string command)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Limits of this kind are those of POSIX.");
            return;
        }

        await RunAsync("echo first");
        var run = await _repository.ShellAsync(Limited, "model", "method", "run", "greet", "execute", "--input", "run=" + command, "--json");

        Assert.Equal(1, run.Exit);
        var error = JsonNode.Parse(run.Error[run.Error.LastIndexOf("{\n", StringComparison.Ordinal)..])!.AsObject();
        Assert.Equal("file_system", (string?)error["code"]);
        Assert.Null(error["stack"]);
        var data = (await _repository.OkAsync("data", "get", "greet", "result", "--json")).Json;
        Assert.Equal((1, "first"), ((int)data["version"]!, (string?)data["content"]!["stdout"]));
        Assert.Equal("failed", (string?)(await _repository.OkAsync("model", "output", "search", "--json")).Json["results"]![0]!["status"]);
        Assert.Empty(Directory.EnumerateFiles(_repository.Folder, "*.tmp", SearchOption.AllDirectories));
        await RunAsync("echo second");
        Assert.Equal([2, 1], await VersionsAsync());
    }

    [Fact]
    public async Task Workflow_JournalTakesNoMore_StopsWhatRunsAndCanBeGoneOnWith()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Limits of this kind are those of POSIX.");
            return;
        }

        var checks = string.Join('\n', Enumerable.Range(0, 600).Select(static i =>
            $"      - {{ name: check-{i}, dependsOn: [{{ step: begun, condition: {{ type: succeeded }} }}], task: {{ type: assert, expr: 'true', message: m }} }}"));
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "workflows"));
        await File.WriteAllTextAsync(Path.Combine(_repository.Folder, "workflows", "workflow-w.yaml"), $$"""
            id: 6b0c0a52-5e53-4c0b-9a0e-000000000001
            name: w
            jobs:
              - name: slow
                steps:
                  - { name: sleeper, task: { type: model_method, modelType: command/shell, modelName: sleeper, methodName: execute, inputs: { run: "touch begun; [ -e again ] || sleep 20" } } }
              - name: checks
                steps:
                  - { name: begun, task: { type: model_method, modelType: command/shell, modelName: waiter, methodName: execute, inputs: { run: "until [ -e begun ]; do sleep 0.05; done" } } }
            """ + "\n" + checks + "\n");

        var run = await _repository.ShellAsync(Limited, "workflow", "run", "w", "--json");

        Assert.Equal(1, run.Exit);
        var error = JsonNode.Parse(run.Error[run.Error.LastIndexOf("{\n", StringComparison.Ordinal)..])!.AsObject();
        Assert.Equal("file_system", (string?)error["code"]);
        Assert.StartsWith("Cannot write the r", (string?)error["error"], StringComparison.Ordinal);
        Assert.Null(error["stack"]);
        Assert.True(File.Exists(Path.Combine(_repository.Folder, "begun")));
        Assert.Empty(ProcessesIn(_repository.Folder));

        File.WriteAllText(Path.Combine(_repository.Folder, "again"), "");
        var doctor = (await _repository.OkAsync("run", "doctor", "--json")).Json;
        Assert.Equal("w", (string?)doctor["interrupted"]![0]!["workflowName"]);
        Assert.Equal("succeeded", (string?)(await _repository.OkAsync("workflow", "resume", "w", "--json")).Json["status"]);
    }

    /// <summary>Processes that work in a folder.</summary>
    private static IReadOnlyList<string> ProcessesIn(string folder) => !OperatingSystem.IsLinux() ? [] : [.. Directory.GetDirectories("/proc").Where(process =>
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget == folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    })];

    [Fact]
    public async Task Create_FileMayNotGrow_LeavesNoFile()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Limits of this kind are those of POSIX.");
            return;
        }

        var value = new string('v', 400_000);
        var run = await _repository.ShellAsync(Limited, "model", "create", "command/shell", "large", "--global-arg", $"text={value[..100_000]}", "--global-arg", $"more={value[..100_000]}",
            "--global-arg", $"again={value[..100_000]}", "--global-arg", $"end={value[..100_000]}", "--json");

        Assert.Equal((1, "file_system"), (run.Exit, (string?)run.ErrorJson["code"]));
        Assert.Equal(["greet.yaml"], Directory.EnumerateFiles(Path.Combine(_repository.Folder, "models"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_ClockGoesBack_VersionsStillCountUpAndTheLatestIsTheLast()
    {
        using var cli = new CliFolder().With("PATH", "/usr/bin:/bin");
        await cli.RunAsync("init", "--tool", "none");
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(0, (await cli.RunAsync("model", "method", "run", "command/shell", "execute", "hello", "--input", $"run=echo {i}")).Exit);
            cli.Clock.Now -= TimeSpan.FromDays(i);
        }

        var versions = (await cli.RunAsync("data", "versions", "hello", "result", "--json")).Json["versions"]!.AsArray();
        Assert.Equal([4, 3, 2, 1], versions.Select(static v => (int)v!["version"]!));
        Assert.Equal("4", (string?)(await cli.RunAsync("data", "get", "hello", "result", "--json")).Json["content"]!["stdout"]);
        var query = (await cli.RunAsync("data", "query", "modelName == \"hello\" && specName == \"result\"", "--select", "attributes.stdout", "--json")).Json;
        Assert.Equal(["4"], query["results"]!.AsArray().Select(static r => (string?)r));
        Assert.All((await cli.RunAsync("model", "output", "search", "--json")).Json["results"]!.AsArray(), static r => Assert.True((long)r!["durationMs"]! >= 0));
        Assert.Equal(0, (await cli.RunAsync("data", "gc", "--json")).Exit);
        Assert.Equal(0, (await cli.RunAsync("run", "doctor", "--fix", "--json")).Exit);
    }

    [Fact]
    public async Task Run_DefinitionDeletedMeanwhile_FinishesAndItsDataCanBeReadAndPruned()
    {
        var started = Path.Combine(_repository.Folder, "started");
        var go = Path.Combine(_repository.Folder, "go");
        var running = BuiltRepository.FinishAsync(_repository.Start(
            BuiltRepository.Executable, "model", "method", "run", "greet", "execute", "--input", $"run=touch '{started}'; while [ ! -e '{go}' ]; do sleep 0.05; done; echo done", "--json"));
        while (!File.Exists(started))
        {
            Assert.False(running.IsCompleted, "The run ended before it started.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        File.Delete(Path.Combine(_repository.Folder, "models", "command", "shell", "greet.yaml"));
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        var run = await running;

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("done", (string?)run.Json["dataArtifacts"]![0]!["attributes"]!["stdout"]);
        Assert.Equal("completed", (string?)(await _repository.OkAsync("run", "history", "--json")).Json["runs"]![0]!["status"]);
        Assert.Equal(1, (await _repository.RunAsync("model", "get", "greet", "--json")).Exit);
        Assert.Equal("done", (string?)(await _repository.OkAsync("data", "get", "greet", "result", "--json")).Json["content"]!["stdout"]);
        Assert.Equal(1, (int)(await _repository.OkAsync("data", "prune", "--yes", "--json")).Json["modelsReclaimed"]!);
    }

    [Fact]
    public async Task Run_SecondInterruption_KillsWhatDoesNotHeedTheFirst_AndTheRecordSaysCancelled()
    {
        var started = Path.Combine(_repository.Folder, "started");
        var process = _repository.Start(
            BuiltRepository.Executable, "model", "method", "run", "greet", "execute", "--json",
            "--input", $"run=trap '' TERM INT; echo $$ > '{started}.tmp'; mv '{started}.tmp' '{started}'; while :; do sleep 1; done");
        var pid = process.Id;
        var running = BuiltRepository.FinishAsync(process);
        await WaitForAsync(started, running);
        var shell = int.Parse(await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);

        await _repository.ShellAsync($"kill -INT {pid}");
        await Task.Delay(700, TestContext.Current.CancellationToken);
        await _repository.ShellAsync($"kill -INT {pid}");
        var run = await running;

        Assert.Equal(130, run.Exit);
        Assert.Contains("\"cancelled\"", run.Error, StringComparison.Ordinal);
        Assert.False(Swamp.Engine.Processes.ProcessTree.IsAlive(shell));
        Assert.Equal("cancelled", (string?)(await _repository.OkAsync("model", "output", "get", "greet", "--json")).Json["status"]);
    }

    [Fact]
    public async Task Cancel_WithAReason_TellsItToWhoeverWaitsForTheRun()
    {
        var started = Path.Combine(_repository.Folder, "started");
        var running = BuiltRepository.FinishAsync(_repository.Start(
            BuiltRepository.Executable, "model", "method", "run", "greet", "execute", "--json", "--input", $"run=touch '{started}'; sleep 60"));
        await WaitForAsync(started, running);

        await _repository.OkAsync("model", "cancel", "greet", "--reason", "wrong branch", "--json");
        var run = await running;

        Assert.Contains("Cancelled: wrong branch", run.Error, StringComparison.Ordinal);
        Assert.Equal("aborted: wrong branch", (string?)(await _repository.OkAsync("model", "output", "get", "greet", "--json")).Json["error"]!["message"]);
    }

    [Fact]
    public async Task Run_LockTakenAway_IsStoppedAndSaysSo()
    {
        var started = Path.Combine(_repository.Folder, "started");
        var running = BuiltRepository.FinishAsync(_repository.Start(
            BuiltRepository.Executable, "model", "method", "run", "greet", "execute", "--json", "--input", $"run=touch '{started}'; sleep 120"));
        await WaitForAsync(started, running);

        File.Delete(Directory.EnumerateFiles(Path.Combine(_repository.Folder, ".swamp", "data"), ".lock", SearchOption.AllDirectories).Single());
        var run = await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(1, run.Exit);
        Assert.Contains("\"lock_lost\"", run.Error, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(string file, Task running)
    {
        while (!File.Exists(file))
        {
            Assert.False(running.IsCompleted, "The run ended before it started.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private Task<CliRun> RunAsync(string command) => _repository.OkAsync("model", "method", "run", "greet", "execute", "--input", "run=" + command, "--json");

    private async Task<IEnumerable<int>> VersionsAsync() =>
        (await _repository.OkAsync("data", "versions", "greet", "result", "--json")).Json["versions"]!.AsArray().Select(static v => (int)v!["version"]!);
}
