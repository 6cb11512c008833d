using Swamp.Operations.Datastores;
using Swamp.Operations.Tests.Models;

namespace Swamp.Operations.Tests.Datastores;

/// <summary>Links in the state of a repository that is moved elsewhere (DSCMD-7).</summary>
public sealed class SetupLinkTests : StoreTest
{
    private readonly ModelTestRepository repository;

    public SetupLinkTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        repository = Create();
    }

    [Fact]
    public async Task LatestAsALink_BecomesAFile_AndVersionsFollow()
    {
        await WriteAsync(repository, "result");
        await WriteAsync(repository, "result");
        var latest = Path.Combine(ItemFolder(".swamp"), "latest");
        File.Delete(latest);
        File.CreateSymbolicLink(latest, "2");

        var result = await MoveAsync();
        await WriteAsync(repository, "result");

        Assert.Empty(result.Errors);
        Assert.Equal("3", await File.ReadAllTextAsync(Path.Combine(ItemFolder("state"), "latest")));
        Assert.Equal(["1", "2", "3"], Directory.GetDirectories(ItemFolder("state")).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(ItemFolder(".swamp")));
    }

    [Fact]
    public async Task LatestAsALink_IsComparedWithTheFileThatIsThere()
    {
        await WriteAsync(repository, "result");
        var latest = Path.Combine(ItemFolder(".swamp"), "latest");
        File.Delete(latest);
        File.CreateSymbolicLink(latest, "1");
        var there = repository.Write(Path.Combine(Path.GetRelativePath(repository.Root, ItemFolder("state")), "latest"), "7");

        var refused = await MoveAsync();
        await File.WriteAllTextAsync(there, "1\n");
        var done = await MoveAsync();

        Assert.Contains("differs from", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty(done.Errors);
        Assert.Equal("1\n", await File.ReadAllTextAsync(there));
    }

    [Theory]
    [InlineData("data/@acme/elsewhere")]
    [InlineData("outputs/latest")]
    public async Task OtherLink_IsRefusedWithItsPath_AndNothingIsChanged(string path)
    {
        await WriteAsync(repository, "result");
        var elsewhere = Path.GetDirectoryName(repository.Write("elsewhere/1/raw", "no state"))!;
        var link = Path.Combine(repository.Root, ".swamp", path);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, elsewhere);

        var result = await MoveAsync();

        Assert.Contains(link, Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repository.Root, "state"), "*", SearchOption.AllDirectories));
        Assert.Equal(["result"], await NamesAsync(repository));
        Assert.True(File.Exists(Path.Combine(elsewhere, "raw")));
    }

    private Task<DatastoreSetupResult> MoveAsync() => repository.CallAsync(DatastoreOperations.SetupFilesystem, new SetupFilesystemRequest { Path = "state" });

    private string ItemFolder(string below)
    {
        var key = Key("result");
        return Path.Combine(repository.Root, below, "data", key.Type, key.ModelId, key.Name);
    }
}
