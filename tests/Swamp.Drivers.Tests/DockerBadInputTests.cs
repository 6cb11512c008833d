using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Drivers.Tests;

/// <summary>Everything that can be wrong around a container is an error that says so, and leaves nothing behind.</summary>
[Collection("containers")]
public sealed class DockerBadInputTests(ContainerDaemon engine)
{
    [Fact]
    public async Task Settings_ThatAreWrong_AreNamedWithTheirPlace()
    {
        await using var repository = new DriverRepository(engine);
        var error = await repository.FailAsync(() => repository.ShellAsync("true", DriverRepository.Setting(
            "docker", ("imge", "x"), ("timeout", "soon"), ("volumes", new JsonArray(1)), ("env", new JsonObject { ["A"] = 1 }))));

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        foreach (var part in new[] { "--driver on the command line", "driverConfig.image is required", "driverConfig.imge is not a known property", "'image'", "driverConfig.timeout", "driverConfig.volumes[0]", "driverConfig.env.A" })
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Engine_ThatIsNotThere_IsNamed()
    {
        await using var repository = new DriverRepository(engine);
        var missing = await repository.FailAsync(() => repository.ShellAsync("true", DriverRepository.Docker(("command", "no-such-engine"))));

        Assert.Equal(ErrorCodes.MissingDependencies, missing.Code);
        Assert.Contains("'no-such-engine', and it is not on the path", missing.Message, StringComparison.Ordinal);
        Assert.Contains("podman", missing.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_ThatDoesNotRun_IsNamed()
    {
        await using var repository = new DriverRepository(engine, ("DOCKER_HOST", "unix:///run/no-such.sock"));
        var error = await repository.FailAsync(() => repository.ShellAsync("true", DriverRepository.Docker()));

        Assert.Equal(ErrorCodes.MissingDependencies, error.Code);
        Assert.StartsWith("The container engine 'docker' cannot be reached: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("DOCKER_HOST", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image", "no-such-image:1", "The image 'no-such-image:1' is not there and cannot be fetched: ")]
    [InlineData("network", "no-such-net", "The container has no network to join: ")]
    [InlineData("memory", "plenty", "docker could not run the container: ")]
    [InlineData("volumes", "/no/such/folder:/x", "driverConfig.volumes[0] mounts /no/such/folder, which is not there.")]
    [InlineData("extraArgs", "--no-such-flag", "docker could not run the container: ")]
    public async Task Setting_ThatTheEngineRefuses_IsExplained(string key, string value, string message)
    {
        await using var repository = new DriverRepository(engine);
        JsonNode node = key is "volumes" or "extraArgs" ? new JsonArray(value) : value;
        var setting = DriverRepository.Docker();
        setting.Config![key] = node;

        var error = await repository.FailAsync(() => repository.ShellAsync("true", setting));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
        Assert.Empty(engine.Containers());
    }

    [Fact]
    public async Task Image_WithoutWhatIsNeeded_IsNamed()
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", "return;"));
        var setting = DriverRepository.Docker();
        setting.Config!["bundleImage"] = "shell:test";

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", setting));

        Assert.StartsWith("The image 'shell:test' has no program 'deno' that can be run: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("bundleImage", error.Hint, StringComparison.Ordinal);
        Assert.Empty(repository.LeftOver());
    }

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(125)]
    public async Task Command_ThatEndsWithAnEnginesStatus_IsNotTakenForTheEngine(int status)
    {
        await using var repository = new DriverRepository(engine);
        var error = await repository.FailAsync(() => repository.ShellAsync($"echo said >&2; exit {status}", DriverRepository.Docker()));

        Assert.Equal($"Command exited with code {status}", error.Message);
    }

    [Fact]
    public async Task Memory_ThatIsTooSmall_IsNamed()
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", "const kept = []; for (;;) kept.push(new Uint8Array(1e7).fill(1));"));
        var setting = DriverRepository.Docker(("memory", "96m"));

        var bundle = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", setting));
        var command = await repository.FailAsync(() => repository.ShellAsync("x=a; while :; do x=$x$x; done", DriverRepository.Docker(("memory", "16m"))));

        Assert.Equal("The container ran out of memory: it was killed at the limit of 96m.", bundle.Message);
        Assert.Equal("The container ran out of memory: it was killed at the limit of 16m.", command.Message);
        Assert.Empty(engine.Containers());
    }

    [Theory]
    [InlineData("await Deno.writeTextFile('/swamp-result', 'no frame at all, but long enough to be one');", "What the container wrote as its result cannot be read: ")]
    [InlineData("Deno.kill(Deno.pid, 'SIGKILL');", "The container ended with status ")]
    [InlineData("await Deno.remove('/swamp/bundle.js');", "NotCapable|Filesystem|Read-only|read-only")]
    [InlineData("Deno.exit(0);", "The extension called Deno.exit(0).")]
    [InlineData("await context.writeResource('nonesuch', 'x', {});", "Unknown resource spec 'nonesuch'. Declared resource specs: thing.")]
    [InlineData("await context.vaultService.get('safe', 'pw');", "context.vaultService.get is not offered in a container")]
    public async Task Method_ThatMisbehaves_IsAnError(string body, string message)
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", body));

        // The first process of a container cannot be killed from inside; with another one in front it can.
        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", DriverRepository.Docker(("extraArgs", new JsonArray("--init")))));

        Assert.True(message.Split('|').Any(m => error.Message.Contains(m, StringComparison.Ordinal)), error.Message);
        Assert.Empty(engine.Containers());
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Method_ThatFloodsItsOutput_DoesNotDisturbItsResult()
    {
        await using var repository = new DriverRepository(engine);
        repository.WriteModel("subject", ("run", """
            const junk = new TextEncoder().encode('{"resources": []}\n'.repeat(20000));
            for (let at = 0; at < junk.length;) at += Deno.stdout.writeSync(junk.subarray(at));
            await Deno.stderr.write(new TextEncoder().encode('\u001e not json\n\u001e{"level":1}\n'));
            await context.writeResource('thing', 'main', { ok: true });
            """));

        var result = await repository.RunAsync("@test/subject", "run", DriverRepository.Docker());

        Assert.Equal("""{"ok":true}""", Assert.Single(result.Data).Attributes!.ToJsonString());
        Assert.Equal(20000, repository.Said.Count(static l => l == "Stdout: {\"resources\": []}"));
    }
}
