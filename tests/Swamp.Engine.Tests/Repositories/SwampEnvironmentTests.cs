using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Repositories;

public sealed class SwampEnvironmentTests
{
    [Theory]
    [InlineData("/home/u", null, null, "/home/u/.swamp", "/home/u/.config/swamp")]
    [InlineData("/home/u", null, "/x", "/home/u/.swamp", "/x/swamp")]
    [InlineData("/home/u", "/s", "/x", "/s", "/s/config")]
    [InlineData(null, null, null, null, null)]
    public void Homes_FollowTheirVariables(string? home, string? swampHome, string? xdg, string? data, string? config)
    {
        // ENV-2, ENV-3
        var environment = Of(("HOME", home), ("SWAMP_HOME", swampHome), ("XDG_CONFIG_HOME", xdg));

        Assert.Equal((data, config), (environment.DataHome, environment.ConfigDirectory));
    }

    [Theory]
    [InlineData("250", 250)]
    [InlineData("0", 60_000)]
    [InlineData("-5", 60_000)]
    [InlineData("soon", 60_000)]
    [InlineData("99999999999999999999", 60_000)]
    [InlineData(null, 60_000)]
    public void LockTimeout_InvalidValue_IsIgnored(string? value, int milliseconds) =>
        Assert.Equal(milliseconds, Of(("SWAMP_LOCK_TIMEOUT_MS", value)).LockTimeout.TotalMilliseconds); // ENV-6

    [Theory]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Switches_AnyValueButEmptyZeroAndFalse_IsTrue(string? value, bool expected) =>
        Assert.Equal(expected, Of(("SWAMP_DEBUG", value)).Debug); // ENV-10

    [Fact]
    public void TextForm_NamesNoCredential()
    {
        var environment = Of(("SWAMP_API_KEY", "k-123456"), ("SWAMP_SERVER_TOKEN", "t-123456"));

        Assert.DoesNotContain("123456", environment.ToString(), StringComparison.Ordinal);
    }

    internal static SwampEnvironment Of(params (string Name, string? Value)[] variables) => SwampEnvironment.From(
        variables.Where(static variable => variable.Value is not null).ToDictionary(static variable => variable.Name, static variable => variable.Value!));
}
