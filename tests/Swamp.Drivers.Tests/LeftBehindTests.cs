using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Drivers.Tests;

/// <summary>Counts what calls leave that went wrong: containers, folders for calls, locks, processes of the engine. All of it has to be nothing, with a pool and without.</summary>
[Collection("containers")]
public sealed class LeftBehindTests(ContainerDaemon engine)
{
    /// <summary>Name, settings beside the usual ones, the command (null for the method of an extension), and what the error begins with.</summary>
    private static readonly (string Name, string Config, string? Command, string Message)[] Cases =
    [
        ("no engine", """{"command": "no-such-engine"}""", "true", "The driver 'docker' runs containers with the program 'no-such-engine', and it is not on the path."),
        ("engine that is no file", """{"command": "/no/such/docker"}""", "true", "The driver 'docker' runs containers with the program '/no/such/docker', and there is no /no/such/docker."),
        ("image missing", """{"image": "no-such-image:1"}""", "true", "The image 'no-such-image:1' is not there and cannot be fetched: "),
        ("image without sh", """{"image": "empty:test"}""", "true", "The image 'empty:test' has no program 'sh' that can be run: "),
        ("image without deno", """{"bundleImage": "shell:test"}""", null, "The image 'shell:test' has no program 'deno' that can be run: "),
        ("unknown setting", """{"imge": "x"}""", "true", "The settings of driver 'docker'"),
        ("wrong types", """{"timeout": "soon", "volumes": 3, "env": [1], "extraArgs": "x", "cpus": [], "pool": "yes"}""", "true", "The settings of driver 'docker'"),
        ("out of memory", """{"memory": "16m"}""", "x=a; while :; do x=$x$x; done", "The container ran out of memory: it was killed at the limit of 16m."),
        ("out of memory in Deno", """{"memory": "96m"}""", null, "The container ran out of memory: it was killed at the limit of 96m."),
        ("ignores its end", """{"timeout": 1500}""", "trap '' TERM; while :; do sleep 1; done", "Docker command timed out after 1500ms; the container was ended and removed."),
        ("volume missing", """{"volumes": ["/no/such/folder:/x"]}""", "true", "driverConfig.volumes[0] mounts /no/such/folder, which is not there."),
        ("network missing", """{"network": "no-such-net"}""", "true", "The container has no network to join: "),
        ("refused argument", """{"extraArgs": ["--no-such-flag"]}""", "true", "docker could not run the container: "),
        ("floods and fails", "{}", "yes | head -c 20000000; exit 9", "Command exited with code 9"),
        ("leaves processes", "{}", "(sleep 1000 &) ; exit 9", "Command exited with code 9"),
    ];

    public static TheoryData<string, bool> All()
    {
        var all = new TheoryData<string, bool>();
        foreach (var (name, _, _, _) in Cases)
        {
            all.Add(name, false);
            all.Add(name, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Failure_IsNamed_HasAWayOut_AndLeavesNothing(string name, bool pool)
    {
        var (_, config, command, message) = Cases.Single(c => c.Name == name);
        engine.ImportEmpty("empty:test");
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", "const kept = []; for (;;) kept.push(new Uint8Array(1e7).fill(1));"));
        var setting = DriverRepository.Docker([.. pool ? [("pool", new JsonObject())] : Array.Empty<(string, JsonNode?)>(), .. ((JsonObject)JsonNode.Parse(config)!).Select(static c => (c.Key, c.Value?.DeepClone()))]);

        // Three times, so that a pool has its containers.
        for (var i = 0; i < (pool ? 3 : 1); i++)
        {
            var error = await repository.FailAsync(() => command is null ? repository.RunAsync("@test/subject", "run", setting) : repository.ShellAsync(command, setting));

            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            Assert.True(error.Hint is not null || error.Message.StartsWith("Command exited", StringComparison.Ordinal), "Nothing says what can be done.");
            Assert.NotEqual(ErrorCodes.Internal, error.Code);
        }

        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
        Assert.Empty(Locks(repository.Root));
        Assert.Empty(Programs(repository.Root));
    }

    [Fact]
    public async Task EngineThatDoesNotRun_LeavesNothing()
    {
        await using var repository = new DriverRepository("unix:///run/no-such.sock");
        foreach (var setting in new[] { DriverRepository.Docker(), DriverRepository.Docker(("pool", new JsonObject())), DriverRepository.Docker(("pool", new JsonObject())) })
        {
            var error = await repository.FailAsync(() => repository.ShellAsync("true", setting));
            Assert.StartsWith("The container engine 'docker' cannot be reached: ", error.Message, StringComparison.Ordinal);
        }

        await repository.CloseAsync();
        Assert.Empty(repository.LeftOver());
        Assert.Empty(Locks(repository.Root));
        Assert.Empty(Programs(repository.Root));
    }

    /// <summary>Lock files that stand for something that is held; the mutex files of stores stay and hold nothing.</summary>
    private static string[] Locks(string root) => [.. Directory.EnumerateFiles(root, ".lock", SearchOption.AllDirectories), .. Directory.EnumerateFiles(root, "*.lock", SearchOption.AllDirectories)
        .Where(static f => Path.GetFileName(f) is not (".lock" or "definitions.lock" or "workflows.lock"))];

    /// <summary>Processes that still work in a folder, this one aside.</summary>
    private static string[] Programs(string root) => [.. Directory.GetDirectories("/proc").Where(folder =>
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out var pid) && pid != Environment.ProcessId
                && File.ResolveLinkTarget(Path.Combine(folder, "cwd"), returnFinalTarget: false)?.FullName.StartsWith(root, StringComparison.Ordinal) == true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }).Select(static folder => File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '))];
}
