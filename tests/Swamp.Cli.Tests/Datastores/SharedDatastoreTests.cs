using System.Diagnostics;
using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Docs;
using Swamp.Cli.Tests.Framework;
using Swamp.Cli.Tests.Reference;

namespace Swamp.Cli.Tests.Datastores;

/// <summary>Two repositories that share a sample datastore, worked on by processes of the built executable.</summary>
public sealed class SharedDatastoreTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _root = Directory.CreateTempSubdirectory("swamp-shared-").FullName;

    public static TheoryData<string, string> Samples => new() { { "typescript", "@sample/mirror" }, { "csharp", "@sample/folder-mirror" } };

    private string Shared => Path.Combine(_root, "shared");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task TwoRepositories_ShareResultsAndLocks_AlsoWhenOneIsKilled(string language, string type)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kills with a signal and runs /bin/sh");
        Directory.CreateDirectory(Shared);
        await CreateAsync("one", language, type);
        await CreateAsync("two", language, type);

        // What one does, the other one sees after a pull, and not before.
        await OkAsync("one", Run("echo from one"));
        Assert.Equal("model_not_found", (string?)(await RunAsync("two", "data", "get", "hello", "result", "--json")).ErrorJson["code"]);
        var pulled = await OkAsync("two", "datastore", "sync", "--pull", "--json");
        Assert.Equal("from one", await SaidAsync("two"));
        Assert.True((int)pulled.Json["filesPulled"]! > 0);

        // A lock is seen by the other one, which says who holds it and gives up in time.
        using var busy = Start("one", [], Run("echo $$ > ../sleeper; sleep 300"));
        await UntilAsync(() => File.Exists(Path.Combine(_root, "sleeper")));
        var refused = await FinishAsync(Start("two", [("SWAMP_LOCK_TIMEOUT_MS", "800")], [.. Run("echo from two"), "--json"]));
        Assert.Equal((75, "lock_timeout"), (refused.Exit, (string?)ErrorOf(refused)["code"]));
        var locks = (await OkAsync("two", "datastore", "lock", "status", "--json")).Json;
        Assert.StartsWith("command/shell/", (string?)locks["models"]!.AsArray().Single()!["lockScope"], StringComparison.Ordinal);

        // Killed in the middle, it does not keep the other one from its work, nor itself.
        busy.Kill();
        await busy.WaitForExitAsync(TestContext.Current.CancellationToken);
        await OkAsync("two", Run("echo from two"));
        await OkAsync("one", Run("echo again"));
        Assert.Equal("again", await SaidAsync("one"));
        var versions = (await OkAsync("one", "data", "versions", "hello", "result", "--json")).Json["versions"]!.AsArray().Select(static v => (int)v!["version"]!);
        Assert.Equal([1, 2, 3], versions.Order());
        Assert.False((bool)(await OkAsync("two", "datastore", "lock", "status", "--json")).Json["held"]!);
        using var sleeper = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_root, "sleeper")), System.Globalization.CultureInfo.InvariantCulture));
        sleeper.Kill(entireProcessTree: true);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task PlaceThatIsGone_FailsTheRunWithItsReason_AndReadsGoOn(string language, string type)
    {
        Directory.CreateDirectory(Shared);
        await CreateAsync("one", language, type);
        await OkAsync("one", Run("echo from one"));
        Directory.Delete(Shared, recursive: true);
        await File.WriteAllTextAsync(Shared, "no folder");

        var status = (await OkAsync("one", "datastore", "status", "--json")).Json;
        var run = await RunAsync("one", [.. Run("echo lost"), "--json"]);
        var sync = await RunAsync("one", "datastore", "sync", "--json");

        Assert.Equal((type, false), ((string?)status["type"], (bool)status["healthy"]!));
        Assert.Equal((1, "datastore_failed"), (run.Exit, (string?)ErrorOf(run)["code"]));
        Assert.Contains(type, (string?)ErrorOf(run)["error"], StringComparison.Ordinal);
        Assert.Equal(1, sync.Exit);
        Assert.Equal("from one", await SaidAsync("one"));
        await OkAsync("one", "vault", "create", "local_encryption", "still-works");
        var doctor = await RunAsync("one", "doctor", "--json");
        Assert.Contains(doctor.Json["checks"]!.AsArray(), static c => (string?)c!["id"] == "datastore" && (string?)c["status"] == "fail");
    }

    [Fact]
    public async Task Setup_ConflictingState_ChangesNothing()
    {
        Directory.CreateDirectory(Shared);
        await CreateAsync("one", "typescript", "@sample/mirror");
        await OkAsync("one", Run("echo from one"));
        await InitAsync("two", "typescript");
        await OkAsync("two", Run("echo mine"));
        var definition = Directory.GetFiles(Path.Combine(_root, "two", ".swamp", "auto-definitions"), "*.yaml", SearchOption.AllDirectories).Single();
        var theirs = Directory.GetFiles(Path.Combine(Shared, "state", "auto-definitions"), "*.yaml", SearchOption.AllDirectories).Single();
        File.Move(definition, Path.Combine(Path.GetDirectoryName(definition)!, Path.GetFileName(theirs)));
        var before = await File.ReadAllTextAsync(theirs);

        var refused = await RunAsync("two", [.. Setup("@sample/mirror"), "--json"]);

        Assert.Equal(1, refused.Exit);
        Assert.Contains("differs from", (string?)refused.Json["errors"]![0], StringComparison.Ordinal);
        Assert.Equal("filesystem", (string?)(await OkAsync("two", "datastore", "status", "--json")).Json["type"]);
        Assert.Equal("mine", await SaidAsync("two", "--datastore", "filesystem:.swamp"));
        Assert.Equal(before, await File.ReadAllTextAsync(theirs));
        await OkAsync("two", [.. Setup("@sample/mirror"), "--skip-migration"]);
        Assert.Equal("from one", await SaidAsync("two"));

        // The same once more does not wait for its own lock.
        Assert.Equal(0, (int)(await OkAsync("two", [.. Setup("@sample/mirror"), "--json"])).Json["filesCopied"]!);
    }

    [Fact]
    public async Task Filesystem_MovesTheState_AndBack()
    {
        await InitAsync("one", "typescript");
        await OkAsync("one", Run("echo kept"));

        var moved = (await OkAsync("one", "datastore", "setup", "filesystem", "--path", "../store", "--json")).Json;
        Assert.Equal(["auto-definitions", "data", "definitions-evaluated", "outputs"], moved["directoriesMigrated"]!.AsArray().Select(static d => (string)d!).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_root, "one", ".swamp", "data", "command")));
        Assert.Equal("kept", await SaidAsync("one"));
        await OkAsync("one", Run("echo more"));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_root, "store", "data"), "raw", SearchOption.AllDirectories));

        await OkAsync("one", "datastore", "setup", "filesystem", "--path", "state");
        Assert.Equal("more", await SaidAsync("one"));
        Assert.True(Directory.Exists(Path.Combine(_root, "store", "data", "command")));
    }

    private static string[] Run(string command) => ["model", "method", "run", "command/shell", "execute", "hello", "--input", $"run={command}"];

    private string[] Setup(string type) => ["datastore", "setup", "extension", type, "--config", $$"""{"folder": "{{Shared}}"}"""];

    private async Task CreateAsync(string name, string language, string type)
    {
        await InitAsync(name, language);
        await OkAsync(name, Setup(type));
    }

    private async Task InitAsync(string name, string language)
    {
        Directory.CreateDirectory(Path.Combine(_root, name));
        await OkAsync(name, "init", "--tool", "none");
        await OkAsync(name, "extension", "source", "add", Path.Combine(SourceTree.Root, "samples", language));
    }

    private async Task<string> SaidAsync(string name, params string[] more) =>
        ((string?)(await OkAsync(name, ["data", "get", "hello", "result", "--json", .. more])).Json["content"]!["stdout"])!.Trim();

    private async Task<CliRun> OkAsync(string name, params string[] arguments)
    {
        var run = await RunAsync(name, arguments);
        Assert.True(run.Exit == 0, $"{name}: swamp {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
        return run;
    }

    private Task<CliRun> RunAsync(string name, params string[] arguments) => FinishAsync(Start(name, [], arguments));

    private Process Start(string name, (string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(BuiltSwamp.Folder, "swamp"), arguments)
        {
            WorkingDirectory = Path.Combine(_root, name),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var surroundings = Operations.Hosting.HostEnvironmentReader.Read();
        if (!File.Exists(Path.Combine(BuiltSwamp.Folder, "swamp-host")))
        {
            start.Environment["SWAMP_HOST"] = Path.Combine(SourceTree.Root, "artifacts", "bin", "Swamp.Host", "debug", "swamp-host");
        }

        start.Environment["HOME"] = Path.Combine(_root, "home");
        start.Environment["SWAMP_CACHE_DIR"] = Swamp.Extensions.SwampCache.Directory(surroundings.Variables, surroundings.HomeDirectory);
        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<CliRun> FinishAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return new CliRun(process.ExitCode, await output, await error);
        }
    }

    /// <summary>The error, which follows what was told before it.</summary>
    private static JsonNode ErrorOf(CliRun run) => JsonNode.Parse(run.Error[(run.Error.LastIndexOf("\n{\n", StringComparison.Ordinal) + 1)..])!;

    private static async Task UntilAsync(Func<bool> happened)
    {
        for (var waited = Stopwatch.StartNew(); !happened();)
        {
            Assert.True(waited.Elapsed < Patience, "it did not happen in time");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
