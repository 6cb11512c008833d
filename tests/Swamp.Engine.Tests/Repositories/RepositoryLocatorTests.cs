using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Repositories;

public sealed class RepositoryLocatorTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Resolve_OptionBeforeVariableBeforeSearch()
    {
        // GEN-17
        _temp.Write("found/.swamp.yaml", "");
        var inside = _temp.Make("found/a/b");
        var named = SwampEnvironmentTests.Of(("SWAMP_REPO_DIR", "../../../variable"));

        Assert.Equal(_temp["found/a/option"], new RepositoryLocator(named, inside).Resolve("../option"));
        Assert.Equal(_temp["variable"], new RepositoryLocator(named, inside).Resolve(null));
        Assert.Equal(_temp["found"], new RepositoryLocator(SwampEnvironment.Empty, inside).Resolve(null));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Resolve_MarkerFarAbove_IsFoundWithinTenLevels(int levels, bool found)
    {
        _temp.Write(".swamp.yaml", "");
        var deep = _temp.Make(string.Join('/', Enumerable.Repeat("d", levels)));

        Assert.Equal(found ? _temp.Path : deep, new RepositoryLocator(SwampEnvironment.Empty, deep).Resolve(null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resolve_GitRootBetween_StopsTheSearch(bool linkedWorkTree)
    {
        _temp.Write(".swamp.yaml", "");
        var inside = _temp.Make("project/src");
        if (linkedWorkTree)
        {
            _temp.Write("project/.git", "gitdir: elsewhere\n");
        }
        else
        {
            _temp.Make("project/.git");
        }

        Assert.Equal(inside, new RepositoryLocator(SwampEnvironment.Empty, inside).Resolve(null));
    }

    [Fact]
    public void Resolve_MarkerInTheGitRoot_IsFound()
    {
        _temp.Make(".git");
        _temp.Write(".swamp.yaml", "");

        Assert.Equal(_temp.Path, new RepositoryLocator(SwampEnvironment.Empty, _temp.Make("a")).Resolve(null));
    }

    [Fact]
    public void Open_NoRepository_NamesThePathAndTheCure()
    {
        var error = Assert.Throws<SwampException>(() => new RepositoryOpener(SwampEnvironment.Empty, _temp.Path).Open(null)).Error;

        Assert.Equal(ErrorCodes.NotARepository, error.Code);
        Assert.Contains(_temp.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("swamp repo init", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_StateWithoutMarker_IsAnotherError()
    {
        // GEN-18
        _temp.Make(".swamp");

        var error = Assert.Throws<SwampException>(() => new RepositoryOpener(SwampEnvironment.Empty, _temp.Path).Open(null)).Error;

        Assert.Contains("partly initialised", error.Message, StringComparison.Ordinal);
        Assert.Contains("does not reconnect", error.Hint, StringComparison.Ordinal);
    }
}
