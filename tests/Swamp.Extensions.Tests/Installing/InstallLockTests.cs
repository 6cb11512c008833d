using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;

namespace Swamp.Extensions.Tests.Installing;

/// <summary>The lock that keeps two installations apart, and the files that name what is installed.</summary>
public sealed class InstallLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-install-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lock_ThatCannotBeMade_IsNotWaitedFor()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "", TestContext.Current.CancellationToken);

        var error = (await Assert.ThrowsAsync<SwampException>(() => InstallLock.TakeAsync(Path.Combine(folder, "file", "lock"), Timeout.InfiniteTimeSpan, TimeProvider.System, TestContext.Current.CancellationToken))).Error;

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
    }

    [Fact]
    public async Task Lock_OfAnother_IsWaitedForUntilTheLimit()
    {
        var path = Path.Combine(folder, "lock");
        using var first = await InstallLock.TakeAsync(path, TimeSpan.Zero, TimeProvider.System, CancellationToken.None);

        var error = (await Assert.ThrowsAsync<SwampException>(() => InstallLock.TakeAsync(path, TimeSpan.FromMilliseconds(120), TimeProvider.System, CancellationToken.None))).Error;

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
    }

    [Theory]
    [InlineData("@acme/thing/../../../../precious")]
    [InlineData("../thing")]
    [InlineData("@acme/thing/")]
    [InlineData("@acme\\thing")]
    [InlineData("")]
    public void Lockfile_WithANameThatIsNone_IsRefused(string name)
    {
        var path = Path.Combine(folder, Lockfile.FileName);
        File.WriteAllText(path, $$"""{ "@acme/thing": { "version": "2026.01.01.1" }, {{System.Text.Json.JsonSerializer.Serialize(name)}}: { "version": "2026.01.01.1" } }""");

        var error = Assert.Throws<SwampException>(() => Lockfile.Load(path)).Error;

        Assert.Equal(ErrorCodes.InvalidDocument, error.Code);
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.ts", true)]
    [InlineData("a.cs", true)]
    [InlineData("._a.ts", false)]
    [InlineData("._a.cs", false)]
    [InlineData("a_test.ts", false)]
    [InlineData("a.d.ts", false)]
    public void File_ThatNoChecksumCovers_IsNoSource(string name, bool isSource) => Assert.Equal(isSource, Swamp.Extensions.Discovery.SourceFinder.IsSource(name));
}
