using Swamp.Engine.Files;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Tests.Files;

public sealed class ExclusiveMoveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("swamp-move-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TryMove_ManyAtOnce_OneWinsAndNothingIsLost(bool withoutLinks)
    {
        for (var round = 0; round < 300; round++)
        {
            var target = In($"target-{round}");
            using var start = new Barrier(4);
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Factory.StartNew(
                () =>
                {
                    var mine = In($"mine-{round}-{n}");
                    File.WriteAllText(mine, $"{n}");
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return (Number: n, Won: withoutLinks ? ExclusiveMove.TryClaim(mine, target) : ExclusiveMove.TryMove(mine, target));
                },
                TaskCreationOptions.LongRunning)));

            var winner = Assert.Single(results, static r => r.Won).Number;
            Assert.Equal($"{winner}", File.ReadAllText(target));
            Assert.Equal([.. Enumerable.Range(0, 4).Where(n => n != winner)], Enumerable.Range(0, 4).Where(n => File.Exists(In($"mine-{round}-{n}"))));
        }
    }

    [Fact]
    public void TryMove_MissingFolderOrFile_IsAnErrorThatNamesIt()
    {
        File.WriteAllText(In("a"), "a");
        Assert.ThrowsAny<IOException>(() => ExclusiveMove.TryMove(In("a"), In("no", "such")));
        Assert.ThrowsAny<IOException>(() => ExclusiveMove.TryMove(In("absent"), In("b")));
        Assert.Equal("a", File.ReadAllText(In("a")));
    }

    [Fact]
    public async Task MarkerFile_ManyCreators_OneWritesIt()
    {
        for (var round = 0; round < 100; round++)
        {
            var root = folder.CreateSubdirectory($"r{round}").FullName;
            var wrote = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
            {
                var marker = MarkerFile.New(root, new RepositoryMarker { SwampVersion = $"2026.1.{n}", InitializedAt = DateTimeOffset.UnixEpoch });
                return (marker.Text, Wrote: await marker.TryCreateAsync(TestContext.Current.CancellationToken));
            })));
            Assert.Equal(Assert.Single(wrote, static w => w.Wrote).Text, File.ReadAllText(Path.Combine(root, ".swamp.yaml")));
            Assert.Single(Directory.EnumerateFileSystemEntries(root));
        }
    }

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
}
