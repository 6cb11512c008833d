using System.Diagnostics;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests;

/// <summary>The driver <c>docker</c> with podman: the same, and what podman says differently.</summary>
[Collection("containers")]
public sealed class PodmanTests(ContainerDaemon docker, PodmanStore podman) : IClassFixture<PodmanStore>
{
    [Fact]
    public async Task Command_GivesWhatItGivesOnRaw()
    {
        await using var repository = Repository();
        const string command = "echo out; echo err >&2; echo $GREETING; exit 3";
        var inputs = new JsonObject { ["env"] = new JsonObject { ["GREETING"] = "hi there" }, ["ignoreExitCode"] = true };

        var raw = (await repository.ShellAsync(command, driver: null, inputs)).Data[0].Attributes!;
        var there = (await repository.ShellAsync(command, Podman(), inputs)).Data[0].Attributes!;

        foreach (var member in new[] { "stdout", "stderr", "exitCode" })
        {
            Assert.Equal(raw[member]!.ToString(), there[member]!.ToString());
        }

        Assert.Empty(podman.Containers());
    }

    [Fact]
    public async Task Bundle_WritesItsData_AndPrintsWhatItLikes()
    {
        await using var repository = Repository();
        repository.WriteModel("subject", ("run", "console.log('said'); await context.createFileWriter('log', 'file').writeText('kept'); await context.writeResource('thing', 'main', { n: args.count });"));

        var result = await repository.RunAsync("@test/subject", "run", Podman());

        Assert.Equal("""{"n":2}""", result.Data.Single(static d => d.Handle.SpecName == "thing").Attributes!.ToJsonString());
        Assert.Contains("Stdout: said", repository.Said);
        Assert.Empty(podman.Containers());
        Assert.Empty(repository.LeftOver());
    }

    /// <summary>Podman does not know that a container was killed for its memory; its status and its limit tell.</summary>
    [Fact]
    public async Task Memory_ThatIsTooSmall_IsNamed()
    {
        await using var repository = Repository();

        var error = await repository.FailAsync(() => repository.ShellAsync("x=a; while :; do x=$x$x; done", Podman(("memory", "16m"))));

        Assert.Contains("ran out of memory", error.Message, StringComparison.Ordinal);
        Assert.Contains("16m", error.Message, StringComparison.Ordinal);
        Assert.Contains("'memory'", error.Hint, StringComparison.Ordinal);
        Assert.Empty(podman.Containers());
    }

    [Theory]
    [InlineData("image", "no-such-image:1", "The image 'no-such-image:1' is not there and cannot be fetched: ")]
    [InlineData("network", "no-such-net", "The container has no network to join: ")]
    [InlineData("memory", "plenty", "podman could not run the container: ")]
    [InlineData("extraArgs", "--no-such-flag", "podman could not run the container: ")]
    public async Task Setting_ThatTheEngineRefuses_IsExplained(string key, string value, string message)
    {
        await using var repository = Repository();
        JsonNode node = key == "extraArgs" ? new JsonArray(value) : value;

        var error = await repository.FailAsync(() => repository.ShellAsync("true", Podman((key, node))));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
        Assert.Empty(podman.Containers());
    }

    [Fact]
    public async Task Image_WithoutDeno_IsNamed()
    {
        await using var repository = Repository();
        repository.WriteModel("subject", ("run", "return;"));

        var error = await repository.FailAsync(() => repository.RunAsync("@test/subject", "run", Podman(("bundleImage", "shell:test"))));

        Assert.StartsWith("The image 'shell:test' has no program 'deno' that can be run: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(podman.Containers());
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Container_ThatIgnoresItsEnd_IsEndedAndRemoved()
    {
        await using var repository = Repository();

        var error = await repository.FailAsync(() => repository.ShellAsync("trap '' TERM; while :; do sleep 1; done", Podman(("timeout", 2000))));

        Assert.Equal(ErrorCodes.TimedOut, error.Code);
        Assert.Empty(podman.Containers());
        Assert.Empty(repository.LeftOver());
    }

    [Fact]
    public async Task Pool_ServesEachCallFromAContainerOfItsOwn_AndLeavesNone()
    {
        await using var repository = Repository();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 4; i++)
        {
            Assert.True(seen.Add(Text(await repository.ShellAsync("hostname; ls /tmp; echo mine > /tmp/mine", Podman(("pool", new JsonObject()))))));
        }

        await UntilAsync(2);
        await repository.CloseAsync();
        Assert.Empty(podman.Containers());
    }

    /// <summary>The one that is named is the one that runs it, in one repository and one run of swamp.</summary>
    [Fact]
    public async Task TwoEngines_AreToldApartByCommand()
    {
        await using var repository = Repository();
        docker.Docker("tag", "shell:test", "only-docker:1");
        try
        {
            var there = await repository.ShellAsync("echo in docker", DriverRepository.Docker(("image", "only-docker:1")));
            var missing = await repository.FailAsync(() => repository.ShellAsync("echo in podman", Podman(("image", "only-docker:1"))));
            var other = await repository.ShellAsync("echo in podman", Podman());

            Assert.Equal(("in docker", "in podman"), (Text(there), Text(other)));
            Assert.StartsWith("The image 'only-docker:1' is not there", missing.Message, StringComparison.Ordinal);
        }
        finally
        {
            docker.Docker("rmi", "only-docker:1");
        }

        Assert.Empty(podman.Containers());
        Assert.Empty(docker.Containers());
    }

    private static DriverSetting Podman(params (string Key, JsonNode? Value)[] more) => DriverRepository.Docker([("command", "podman"), .. more]);

    private static string Text(Swamp.Engine.Execution.MethodRunResult result) => ((string)result.Data[0].Attributes!["stdout"]!).Trim();

    private DriverRepository Repository() => new(docker, podman.Settings);

    private async Task UntilAsync(int count)
    {
        for (var start = Stopwatch.GetTimestamp(); podman.Containers().Length != count; await Task.Delay(100, CancellationToken.None))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), $"{podman.Containers().Length} containers where {count} were awaited.");
        }
    }
}
