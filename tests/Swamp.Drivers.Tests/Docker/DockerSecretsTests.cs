using System.Text.Json.Nodes;
using Swamp.Drivers.Docker;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;

namespace Swamp.Drivers.Tests.Docker;

/// <summary>Secrets in the settings of <c>docker</c> become no argument of the engine's program.</summary>
public sealed class DockerSecretsTests
{
    private readonly SecretTable secrets = new(new RandomIdGenerator());

    [Theory]
    [InlineData("GOOGLE_API_KEY")]
    [InlineData("DOCKER_PASSWORD")]
    [InlineData("SSH_PRIVATE_KEY")]
    [InlineData("HTTP_TOKEN")]
    [InlineData("NO_SECRET")]
    public void Variable_ThatTheEngineDoesNotRead_IsOnlyNamed(string name)
    {
        var settings = DockerSettings.Read(Choice("env", new JsonObject { [name] = secrets.TokenFor("hunter22") }));

        var line = ContainerArguments.Of([], settings, "/r", new ContainerRequest { Image = "i", Command = ["c"] }, []);

        Assert.Equal(["run", "-e", name, "i", "c"], line.Arguments);
        Assert.Equal("hunter22", line.Variables[name]);
    }

    [Fact]
    public void Variable_ThatTheEngineReads_IsAnArgument_WhenItIsNoSecret()
    {
        var settings = DockerSettings.Read(Choice("env", new JsonObject { ["HTTPS_PROXY"] = "http://proxy:3128" }));

        var line = ContainerArguments.Of([], settings, "/r", new ContainerRequest { Image = "i", Command = ["c"] }, []);

        Assert.Equal(["run", "-e", "HTTPS_PROXY=http://proxy:3128", "i", "c"], line.Arguments);
        Assert.Empty(line.Variables);
    }

    [Fact]
    public void Secret_InAVariableThatTheEngineReads_IsRefused()
    {
        var error = Refused(Choice("env", new JsonObject { ["HTTPS_PROXY"] = $"http://me:{secrets.TokenFor("hunter22")}@proxy" }));

        Assert.Equal("driverConfig.env.HTTPS_PROXY holds a secret, which would be an argument of 'docker' that everybody on this machine can read.", error.Message);
        Assert.Contains("HTTPS_PROXY=\"$MY_SECRET\"", error.Error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_InOtherSettings_IsRefused()
    {
        var error = Refused(Choice("extraArgs", new JsonArray("--label", $"key={secrets.TokenFor("hunter22")}")));

        Assert.StartsWith("driverConfig.extraArgs[1] holds a secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", $"{error.Message} {error.Error.Hint}", StringComparison.Ordinal);
    }

    private static SwampException Refused(DriverChoice choice) => Assert.Throws<SwampException>(() => DockerSettings.Read(choice));

    private DriverChoice Choice(string key, JsonNode value) =>
        new DriverChoice("docker", new JsonObject { ["image"] = "i", [key] = value }, DriverLevel.Definition, "the definition").Revealed(secrets);
}
