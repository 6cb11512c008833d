using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;

namespace Swamp.Drivers.Tests;

/// <summary>Command lines in containers.</summary>
[Collection("containers")]
public sealed class DockerCommandTests(ContainerDaemon engine)
{
    [Fact]
    public async Task Command_InContainer_GivesWhatItGivesOnRaw()
    {
        await using var repository = new DriverRepository(engine);
        const string command = "echo out; echo err >&2; echo $GREETING; printf 'no newline'";
        var inputs = new JsonObject { ["env"] = new JsonObject { ["GREETING"] = "hi there" } };

        var raw = await repository.ShellAsync(command, driver: null, inputs);
        var docker = await repository.ShellAsync(command, DriverRepository.Docker(), inputs);

        Assert.Equal(Shape(raw.Data.Single(d => d.Handle.SpecName == "result").Attributes), Shape(docker.Data.Single(d => d.Handle.SpecName == "result").Attributes));
        Assert.Equal(await LogAsync(repository, raw), await LogAsync(repository, docker));
        Assert.Equal(raw.Data.Select(static d => (d.Handle.Name, d.Handle.SpecName, d.Handle.ContentType)), docker.Data.Select(static d => (d.Handle.Name, d.Handle.SpecName, d.Handle.ContentType)));
        Assert.Equal(2, repository.Said.Count(static l => l == "Stdout: hi there"));
        Assert.Equal(2, repository.Said.Count(static l => l == "Stderr: err"));
        Assert.Equal(("docker", "cli"), (docker.Driver.Driver, docker.Driver.LevelName));
    }

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("[1, 2]")]
    [InlineData("42")]
    public async Task JsonOutput_OfACommandWhoseSchemaWantsMore_StaysText(string json)
    {
        await using var repository = new DriverRepository(engine);

        var result = await repository.ShellAsync($"echo '{json}'", DriverRepository.Docker());

        Assert.Equal(json, (string?)result.Data[0].Attributes!["stdout"]);
        Assert.DoesNotContain("resource_schema_violation", repository.AllSaid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedCommand_KeepsItsResult_AndSaysWhatItSaid()
    {
        await using var repository = new DriverRepository(engine);

        var raw = await repository.FailAsync(() => repository.ShellAsync("echo before; echo why >&2; exit 3", driver: null));
        var docker = await repository.FailAsync(() => repository.ShellAsync("echo before; echo why >&2; exit 3", DriverRepository.Docker()));

        Assert.Equal((raw.Code, raw.Message, raw.Hint), (docker.Code, docker.Message, docker.Hint));
        var ignored = await repository.ShellAsync("exit 3", DriverRepository.Docker(), new JsonObject { ["ignoreExitCode"] = true });
        Assert.Equal(3, (int)ignored.Data[0].Attributes!["exitCode"]!);
        Assert.Equal(3, ignored.Data[0].Handle.Version);
    }

    [Fact]
    public async Task Secret_InCommandAndSettings_ArrivesAndIsNowhereToBeSeen()
    {
        await using var repository = new DriverRepository(engine);
        await SecretAsync(repository, "hunter\n'22\"");
        repository.Write("models/command/shell/s.yaml", """
            id: 3c6a1c8e-6f3d-4b7e-9a51-2f60b8a1d0aa
            name: s
            type: command/shell
            version: 1
            methods:
              execute:
                arguments:
                  run: printf '%s|%s' "${{ vault.get('safe', 'pw') }}" "$PW" | sha256sum
            driver: docker
            driverConfig:
              image: shell:test
              network: none
              env:
                PW: ${{ vault.get('safe', 'pw') }}
            """);

        var result = await repository.Session.CreateMethodRunner().RunAsync(new() { Target = "s", Method = "execute" }, repository, CancellationToken.None);

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("hunter\n'22\"|hunter\n'22\""u8));
        Assert.StartsWith(hash, (string)result.Data[0].Attributes!["stdout"]!, StringComparison.Ordinal);
        Assert.Equal(("docker", "definition"), (result.Driver.Driver, result.Driver.LevelName));
        Assert.DoesNotContain("hunter", await File.ReadAllTextAsync(result.LogFile), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", (string)result.Data[0].Attributes!["command"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env", "HTTPS_PROXY")]
    [InlineData("workingDir", null)]
    public async Task Secret_ThatWouldBeAnArgument_IsRefused(string argument, string? name)
    {
        await using var repository = new DriverRepository(engine);
        await SecretAsync(repository, "hunter22");
        JsonNode secret = "${{ vault.get('safe', 'pw') }}";

        var error = await repository.FailAsync(() => repository.ShellAsync("true", DriverRepository.Docker(), new JsonObject { [argument] = name is null ? secret : new JsonObject { [name] = secret } }));

        Assert.Equal($"The argument '{(name is null ? argument : $"{argument}.{name}")}' holds a secret, which would be an argument of 'docker' that everybody on this machine can read.", error.Message);
        Assert.DoesNotContain("hunter22", repository.AllSaid, StringComparison.Ordinal);
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task LargeOutput_IsKeptInFull()
    {
        await using var repository = new DriverRepository(engine);

        var result = await repository.ShellAsync("yes 0123456789abcdef | head -n 1200000", DriverRepository.Docker());

        Assert.True((bool)result.Data[0].Attributes!["truncated"]!);
        Assert.Equal(9 + (1200000L * 17) - 1, result.Data[1].Handle.SizeBytes);
    }

    [Fact]
    public async Task Options_ReachTheContainer()
    {
        await using var repository = new DriverRepository(engine);
        repository.Write("shared/file.txt", "from the repository");
        var driver = DriverRepository.Docker(
            ("memory", "64m"), ("cpus", 0.5), ("volumes", new JsonArray("./shared:/mnt:ro")), ("env", new JsonObject { ["PATH"] = "/bin:/opt/mine", ["A"] = "b" }), ("extraArgs", new JsonArray("--hostname", "pond")));

        var result = await repository.ShellAsync("cat /mnt/file.txt; echo; echo x > /mnt/no || true; hostname; echo $PATH $A; cat /sys/fs/cgroup/memory/memory.limit_in_bytes", driver);

        var text = (string)result.Data[0].Attributes!["stdout"]!;
        Assert.Equal(["from the repository", "pond", "/bin:/opt/mine b", "67108864"], text.Split('\n'));
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task TimeLimits_EndTheContainer()
    {
        await using var repository = new DriverRepository(engine);

        var config = await repository.FailAsync(() => repository.ShellAsync("trap '' TERM; sleep 60", DriverRepository.Docker(("timeout", 700))));
        var argument = await repository.FailAsync(() => repository.ShellAsync("sleep 60", DriverRepository.Docker(("timeout", 60000)), new JsonObject { ["timeout"] = 500 }));
        var run = await repository.FailAsync(() => repository.ShellAsync("echo begun; sleep 60", DriverRepository.Docker(), timeout: TimeSpan.FromSeconds(2)));

        Assert.Equal((ErrorCodes.TimedOut, "Docker command timed out after 700ms; the container was ended and removed."), (config.Code, config.Message));
        Assert.StartsWith("Command timed out after 500 ms", argument.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.TimedOut, run.Code);
        Assert.Contains("Stdout: begun", repository.Said);
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task Cancellation_AtAnyTime_LeavesNothing()
    {
        await using var repository = new DriverRepository(engine);
        foreach (var milliseconds in new[] { 1, 30, 80, 130, 200, 300, 600 })
        {
            using var cancel = new CancellationTokenSource(milliseconds);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => repository.ShellAsync("sleep 60", DriverRepository.Docker(), cancellationToken: cancel.Token));
        }

        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task ContainerOfAProcessThatDied_IsRemovedByTheNextCall()
    {
        await using var repository = new DriverRepository(engine);
        var machine = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{repository.Session.Host.MachineName}\n{new FileInfo("/proc/self/ns/pid").LinkTarget}")))[..8];
        const int nobody = 99999999;
        engine.Docker("run", "-d", "--network", "none", "--name", "swamp-dead0000", "--label", $"dev.swamp.owner={nobody}-1700000000000-{machine}", "shell:test", "sleep", "600");
        engine.Docker("run", "-d", "--network", "none", "--name", "swamp-else0000", "--label", $"dev.swamp.owner={nobody}-1700000000000-00000000", "shell:test", "sleep", "600");
        engine.Docker("run", "-d", "--network", "none", "--name", "not-ours", "shell:test", "sleep", "600");
        try
        {
            await repository.ShellAsync("true", DriverRepository.Docker());

            Assert.Equal(["not-ours", "swamp-else0000"], engine.Containers().Order(StringComparer.Ordinal));
        }
        finally
        {
            engine.Docker("rm", "-f", "swamp-else0000", "not-ours", "swamp-dead0000");
        }
    }

    internal static async Task SecretAsync(DriverRepository repository, string value)
    {
        repository.Write("vaults/local_encryption/safe.yaml", """
            id: 0b5c6f5e-7c52-4f5e-8a3e-6f3d2a1b9c11
            name: safe
            type: local_encryption
            config: { auto_generate: true, base_dir: . }
            createdAt: "2026-11-21T00:00:00.000Z"
            """);
        await repository.Session.VaultService.PutAsync("safe", "pw", value, labels: null, "test", CancellationToken.None);
    }

    private static string Shape(JsonNode? attributes)
    {
        var copy = (JsonObject)attributes!.DeepClone();
        copy.Remove("executedAt");
        copy.Remove("durationMs");
        return string.Join(';', copy.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}={m.Value}"));
    }

    private static async Task<string> LogAsync(DriverRepository repository, MethodRunResult result)
    {
        var log = result.Data.Single(static d => d.Handle.SpecName == "log");
        return await File.ReadAllTextAsync(Path.Combine(log.Handle.Path, "raw"));
    }
}
