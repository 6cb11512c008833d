using System.Diagnostics;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests;

/// <summary>Containers that are started ahead of their calls: what they save, whom they serve, and that none is left.</summary>
[Collection("containers")]
public sealed class PoolTests(ContainerDaemon engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Calls_FromTheThirdOn_GetAContainerThatWaited()
    {
        await using var repository = new DriverRepository(engine);
        await RepeatAsync(repository, 2, Pool());
        var waiting = await UntilAsync(2);

        var third = await ShellAsync(repository, "hostname", Pool());

        Assert.Contains(waiting, id => id.StartsWith(third, StringComparison.Ordinal));
        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task SingleCall_StartsNothingAheadOfTime()
    {
        await using var repository = new DriverRepository(engine);
        var calls = Path.Combine(repository.Root, "calls.txt");
        var program = repository.Write("engine.sh", $"#!/bin/sh\necho \"$1\" >> '{calls}'\nexec docker \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await ShellAsync(repository, "true", Pool(("command", program)));
        await repository.CloseAsync();

        Assert.Single(await File.ReadAllLinesAsync(calls, CancellationToken.None), "run");
    }

    [Fact]
    public async Task EveryCall_HasAContainerOfItsOwn()
    {
        await using var repository = new DriverRepository(engine);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            var said = await ShellAsync(repository, "hostname; ls /tmp; echo mine > /tmp/mine; (sleep 1000 &) ", Pool());
            Assert.True(seen.Add(said), $"{said} served two calls, or saw what another one wrote.");
            Assert.DoesNotContain("mine", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OtherSettings_HaveContainersOfTheirOwn()
    {
        await using var repository = new DriverRepository(engine);
        foreach (var who in new[] { "a", "b", "a", "b", "a", "b" })
        {
            Assert.Equal(who, await ShellAsync(repository, "echo $WHO", Pool(("env", new JsonObject { ["WHO"] = who }))));
        }

        await UntilAsync(4);
    }

    [Fact]
    public async Task OtherRepositories_HaveContainersOfTheirOwn()
    {
        await using var one = new DriverRepository(engine);
        await using var other = new DriverRepository(engine);
        await RepeatAsync(one, 2, Pool());
        var ofOne = await UntilAsync(2);

        var said = await ShellAsync(other, "hostname", Pool());

        Assert.DoesNotContain(ofOne, id => id.StartsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_ThatWaited_GivesWhatAColdOneGives()
    {
        await using var repository = new DriverRepository(engine);
        await DockerCommandTests.SecretAsync(repository, "it's a \"secret\"\nof two lines");
        var inputs = new JsonObject
        {
            ["env"] = new JsonObject { ["GREETING"] = "größe 'single' \"double\" $HOME `id` \\ end", ["PW"] = "${{ vault.get('safe', 'pw') }}" },
            ["workingDir"] = "/made/for the call",
        };
        const string command = "echo out; echo err >&2; pwd; echo \"$GREETING\"; test \"$PW\" = \"it's a \\\"secret\\\"\nof two lines\" && echo same; wc -c; env | grep -c swamp_; cat <<'END'\n$not \\expanded\nEND\nprintf 'no newline'; exit 3";

        var cold = await OutcomeAsync(repository, command, DriverRepository.Docker(), inputs);
        await RepeatAsync(repository, 2, Pool());
        await UntilAsync(2);
        var warm = await OutcomeAsync(repository, command, Pool(), inputs);

        Assert.Equal(cold, warm);
        Assert.Contains("same", cold, StringComparison.Ordinal);
        Assert.Contains("exitCode\":3", cold, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variable_ThatNoShellKnows_IsGivenToAColdContainer()
    {
        await using var repository = new DriverRepository(engine);
        var inputs = new JsonObject { ["env"] = new JsonObject { ["odd.name"] = "x" } };
        await RepeatAsync(repository, 2, Pool());
        await UntilAsync(2);

        var result = await repository.ShellAsync("read -r all < /proc/1/environ; echo \"$all\"", Pool(), inputs);

        Assert.Contains("odd.name=x", (string)result.Data[0].Attributes!["stdout"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Container_ThatNobodyWants_IsEnded()
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", "await context.writeResource('thing', 'main', { host: Deno.hostname() });"));
        var setting = Pool(("pool", new JsonObject { ["size"] = 2, ["idle"] = "4s" }));
        await repository.RunAsync("@test/subject", "run", setting);
        await repository.RunAsync("@test/subject", "run", setting);
        await UntilAsync(2);

        await UntilAsync(0);

        await UntilAsync(() => repository.LeftOver().Length == 0, () => string.Join('\n', repository.LeftOver()));
    }

    [Fact]
    public async Task Container_ThatSomethingElseEnded_IsNotUsed()
    {
        await using var repository = new DriverRepository(engine);
        await RepeatAsync(repository, 2, Pool());
        var containers = await UntilAsync(2);
        var programs = WaitingPrograms(repository);
        Assert.Equal(2, programs.Length);
        foreach (var id in containers)
        {
            engine.Docker("rm", "-f", id);
        }

        // A process is gone from there when whoever started it has taken note of its end.
        await UntilAsync(() => !programs.Any(Directory.Exists), static () => "The engine's programs still wait.");

        Assert.Equal("here", await ShellAsync(repository, "echo here", Pool()));
    }

    [Fact]
    public async Task Image_ThatIsGone_IsNamedAsWithoutAPool()
    {
        await using var repository = new DriverRepository(engine);
        for (var i = 0; i < 3; i++)
        {
            var error = await repository.FailAsync(() => repository.ShellAsync("true", Pool(("image", "no-such-image:1"))));

            Assert.StartsWith("The image 'no-such-image:1' is not there and cannot be fetched: ", error.Message, StringComparison.Ordinal);
        }

        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task TimeLimit_BeginsWithTheCall_AndEndsItsContainer()
    {
        await using var repository = new DriverRepository(engine);
        var setting = Pool(("timeout", 2000));
        await RepeatAsync(repository, 2, setting);
        await UntilAsync(2);
        await Task.Delay(TimeSpan.FromSeconds(2.5), CancellationToken.None);

        Assert.Equal("in time", await ShellAsync(repository, "echo in time", setting));
        await UntilAsync(2);
        var error = await repository.FailAsync(() => repository.ShellAsync("trap '' TERM; while :; do sleep 1; done", setting));

        Assert.Equal(ErrorCodes.TimedOut, error.Code);
        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task MemoryLimit_IsNamed_InAContainerThatWaited()
    {
        await using var repository = new DriverRepository(engine);
        var setting = Pool(("memory", "16m"));
        await RepeatAsync(repository, 2, setting);
        await UntilAsync(2);

        var error = await repository.FailAsync(() => repository.ShellAsync("x=a; while :; do x=$x$x; done", setting));

        Assert.Equal("The container ran out of memory: it was killed at the limit of 16m.", error.Message);
        await repository.CloseAsync();
        Assert.Empty(engine.Containers());
    }

    /// <summary>Nothing is told to the containers: the end of their standard input is what ends them.</summary>
    [Theory]
    [InlineData("shell")]
    [InlineData("typescript")]
    [InlineData("csharp")]
    public async Task OwnerThatIsKilled_TakesItsContainersAlong(string what)
    {
        await using var repository = new DriverRepository(engine);
        Write(repository, what);
        using var owner = StartFlow(repository);
        try
        {
            await UntilAsync(2);
        }
        finally
        {
            owner.Kill();
            await owner.WaitForExitAsync(CancellationToken.None);
        }

        await UntilAsync(0);
    }

    [Theory]
    [InlineData("""{"size": 0}""", "driverConfig.pool.size")]
    [InlineData("""{"size": 65}""", "driverConfig.pool.size")]
    [InlineData("""{"size": "two"}""", "driverConfig.pool.size")]
    [InlineData("""{"size": 1.5}""", "driverConfig.pool.size")]
    [InlineData("""{"idle": "soon"}""", "driverConfig.pool.idle")]
    [InlineData("""{"idle": 5}""", "driverConfig.pool.idle")]
    [InlineData("""{"idle": "0s"}""", "driverConfig.pool.idle")]
    [InlineData("""{"sise": 2}""", "driverConfig.pool.sise is not a known property")]
    [InlineData("3", "driverConfig.pool")]
    public async Task Settings_ThatAreWrong_AreNamedWithTheirPlace(string pool, string place)
    {
        await using var repository = new DriverRepository(engine);

        var error = await repository.FailAsync(() => repository.ShellAsync("true", Pool(("pool", JsonNode.Parse(pool)))));

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains("swamp driver type describe docker", error.Hint, StringComparison.Ordinal);
    }

    private static DriverSetting Pool(params (string Key, JsonNode? Value)[] more) => DriverRepository.Docker([("pool", new JsonObject { ["size"] = 2 }), .. more]);

    private static async Task RepeatAsync(DriverRepository repository, int times, DriverSetting setting)
    {
        for (var i = 0; i < times; i++)
        {
            await repository.ShellAsync("true", setting);
        }
    }

    private static async Task<string> ShellAsync(DriverRepository repository, string command, DriverSetting setting) =>
        ((string)(await repository.ShellAsync(command, setting)).Data.Single(static d => d.Handle.SpecName == "result").Attributes!["stdout"]!).Trim();

    /// <summary>What a command gave, without what is different each time.</summary>
    private static async Task<string> OutcomeAsync(DriverRepository repository, string command, DriverSetting setting, JsonObject inputs)
    {
        inputs = (JsonObject)inputs.DeepClone();
        inputs["ignoreExitCode"] = true;
        var before = repository.Said.Count;
        var result = await repository.ShellAsync(command, setting, inputs);
        var attributes = (JsonObject)result.Data.Single(static d => d.Handle.SpecName == "result").Attributes!.DeepClone();
        attributes.Remove("executedAt");
        attributes.Remove("durationMs");
        return $"{attributes.ToJsonString()}\n{string.Join('\n', repository.Said.Skip(before).Where(static l => l.StartsWith("Std", StringComparison.Ordinal)).Order(StringComparer.Ordinal))}";
    }

    /// <summary>Three steps with a pool, and one that takes its time.</summary>
    private static void Write(DriverRepository repository, string what)
    {
        repository.WriteModel("subject", ("run", "return;"));
        if (what == "csharp")
        {
            File.Delete(Path.Combine(repository.Root, "extensions/models/subject.ts"));
            repository.Write("extensions/models/subject.cs", """
                using Swamp.Sdk;
                [Model("@test/subject", "2026.01.01.1")]
                public sealed class Subject
                {
                    [Method(Description = "Runs")]
                    public async Task RunAsync(IMethodContext context) => await Task.Yield();
                }
                """);
        }

        repository.Write("models/test/subject.yaml", """
            id: 7a1d6b1e-2f34-4c55-9a66-0b1c2d3e4f50
            name: subject
            type: "@test/subject"
            version: 1
            """);
        repository.Write("models/command/shell/line.yaml", """
            id: 7a1d6b1e-2f34-4c55-9a66-0b1c2d3e4f51
            name: line
            type: command/shell
            version: 1
            methods: { execute: { arguments: { run: "true" } } }
            """);
        var task = what == "shell" ? "modelIdOrName: line, methodName: execute" : "modelIdOrName: subject, methodName: run";
        var image = what == "csharp" ? "runtime:test" : "deno:test";
        repository.Write("workflows/workflow-flow.yaml", $$"""
            id: 1f0e1d3c-4b5a-4978-8695-a4b3c2d1e0f9
            name: flow
            jobs:
              - name: main
                driver: docker
                driverConfig: { image: "shell:test", bundleImage: "{{image}}", network: none, pool: { size: 2 } }
                steps:
                  - name: first
                    task: { type: model_method, {{task}} }
                  - name: second
                    dependsOn: [{ step: first, condition: { type: succeeded } }]
                    task: { type: model_method, {{task}} }
                  - name: long
                    driver: raw
                    dependsOn: [{ step: second, condition: { type: succeeded } }]
                    task: { type: model_method, modelIdOrName: line, methodName: execute, inputs: { run: "sleep 100" } }
            """);
    }

    private Process StartFlow(DriverRepository repository)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "swamp-host"), ["operations"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = repository.Root,
        };
        start.Environment["DOCKER_HOST"] = engine.Host;
        var owner = Process.Start(start)!;
        _ = owner.StandardOutput.ReadToEndAsync();
        owner.StandardInput.WriteLine("""{"id":1,"operation":"workflow.run","request":{"workflow":"flow"}}""");
        owner.StandardInput.Flush();
        return owner;
    }

    /// <summary>Waits until so many containers run, and gives their ids.</summary>
    private async Task<string[]> UntilAsync(int count)
    {
        string[] Running() => engine.Docker("ps", "-aq", "--no-trunc").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await UntilAsync(() => Running().Length == count, () => $"{Running().Length} containers where {count} were awaited: {engine.Docker("ps", "-a")}");
        return Running();
    }

    /// <summary>The programs of the engine that wait for an order, as folders of <c>/proc</c>.</summary>
    private static string[] WaitingPrograms(DriverRepository repository) => [.. Directory.GetDirectories("/proc").Where(folder =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Contains("swamp_order", StringComparison.Ordinal)
                && File.ResolveLinkTarget(Path.Combine(folder, "cwd"), returnFinalTarget: false)?.FullName == repository.Root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    })];

    private static async Task UntilAsync(Func<bool> isTrue, Func<string> otherwise)
    {
        for (var start = Stopwatch.GetTimestamp(); !isTrue(); await Task.Delay(100, CancellationToken.None))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, otherwise());
        }
    }
}
