using FsCheck;
using FsCheck.Fluent;
using Swamp.Extensions.Auditing;

namespace Swamp.Extensions.Tests.Auditing;

public sealed class NpmRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", "1.2.2 1.2.4 1.2.3-beta")]
    [InlineData("=v1.2.3", "1.2.3", "1.2.4")]
    [InlineData("^1.2.3", "1.2.3 1.9.0", "1.2.2 2.0.0 2.0.0-rc.1 1.3.0-rc.1")]
    [InlineData("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2")]
    [InlineData("^0.0.3", "0.0.3", "0.0.4 0.1.0")]
    [InlineData("^0.0", "0.0.0 0.0.9", "0.1.0")]
    [InlineData("^0", "0.0.0 0.9.0", "1.0.0")]
    [InlineData("~1.2.3", "1.2.3 1.2.9", "1.3.0 1.2.2")]
    [InlineData("~1", "1.0.0 1.9.9", "2.0.0")]
    [InlineData("4", "4.0.0 4.1.13", "3.9.9 5.0.0")]
    [InlineData("4.1.x", "4.1.0 4.1.9", "4.2.0")]
    [InlineData("*", "0.0.1 99.0.0", "1.0.0-rc.1")]
    [InlineData("", "0.0.1 99.0.0", "")]
    [InlineData(">=1.2 <3", "1.2.0 2.9.9", "1.1.9 3.0.0")]
    [InlineData(">= 1.2.0 < 1.3.0", "1.2.0 1.2.9", "1.3.0")]
    [InlineData(">1", "2.0.0", "1.0.0 1.9.9")]
    [InlineData("<=1.2", "1.2.9 0.1.0", "1.3.0")]
    [InlineData("<1.2", "1.1.9", "1.2.0")]
    [InlineData("1.2 - 2.3", "1.2.0 2.3.9", "1.1.9 2.4.0")]
    [InlineData("1.2.3 - 2", "1.2.3 2.9.9", "3.0.0")]
    [InlineData("^1.0.0 || ^3.0.0", "1.5.0 3.5.0", "2.0.0")]
    [InlineData(">=1.2.3-beta.2", "1.2.3-beta.2 1.2.3-beta.10 1.2.3 2.0.0", "1.2.3-beta.1 1.2.4-beta.2")]
    [InlineData("<*", "", "0.0.0 1.0.0")]
    public void Range_HoldsWhatNpmSays(string range, string held, string others)
    {
        var read = NpmRange.Read(range)!;

        Assert.All(held.Split(' ', StringSplitOptions.RemoveEmptyEntries), v => Assert.True(read.Holds(NpmVersion.Read(v)!), v));
        Assert.All(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), v => Assert.False(read.Holds(NpmVersion.Read(v)!), v));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("1.2.3.4")]
    [InlineData("^^1")]
    [InlineData("1 || next")]
    [InlineData("99999999999999999999")]
    public void Tag_IsNoRange(string text) => Assert.Null(NpmRange.Read(text));

    [Theory]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1")]
    [InlineData("1.0.0-alpha.1", "1.0.0-alpha.beta")]
    [InlineData("1.0.0-beta.2", "1.0.0-beta.11")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("1.9.0", "1.10.0")]
    public void Order_IsThatOfTheNumbers(string lower, string higher) => Assert.True(NpmVersion.Read(lower)!.CompareTo(NpmVersion.Read(higher)) < 0);

    [Fact]
    public void Caret_HoldsItsVersionAndNothingOfTheNextMajor() => Prop.ForAll<byte, byte, byte>(static (major, minor, patch) =>
    {
        var range = NpmRange.Read($"^{major}.{minor}.{patch}")!;

        Assert.True(range.Holds(new NpmVersion(major, minor, patch, "")));
        Assert.False(range.Holds(new NpmVersion(major + 1L, 0, 0, "")));
        Assert.False(major == 0 && range.Holds(new NpmVersion(0, minor + 1L, 0, "")));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_OfAnyKind_IsReadOrIsNone() => Prop.ForAll<string>(static text =>
    {
        _ = NpmRange.Read(text ?? "")?.Holds(new NpmVersion(1, 2, 3, ""));
        _ = NpmVersion.Read(text ?? "");
        _ = PackageReference.Read($"npm:{text}")?.IsNpmName;
        _ = Licenses.AreKnown(text ?? "");
    }).QuickCheckThrowOnFailure();
}
