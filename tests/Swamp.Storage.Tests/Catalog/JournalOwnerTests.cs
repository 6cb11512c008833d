using Swamp.Storage.Catalog;
using Swamp.Storage.Tests.Data;

namespace Swamp.Storage.Tests.Catalog;

/// <summary>Whom a journal belongs to, and whether that process lives, where the file system has no locks to tell.</summary>
public sealed class JournalOwnerTests : IDisposable
{
    private const string WithoutLocks = "export DOTNET_SYSTEM_IO_DISABLEFILELOCKING=1";

    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    private string[] Journals => Directory.GetFiles(Path.Combine(_repo.Layout.Local, "catalog-journal"));

    private string[] Pending => Directory.GetFiles(_repo.Layout.Data, "*.pending", SearchOption.AllDirectories);

    [Fact]
    public async Task Query_WithoutLocks_LeavesALivingWriterAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files are always locked on Windows.");
            return;
        }

        using var writer = WriterProcess.StartInShell(WithoutLocks, _repo.Root, "hold");
        await writer.WarmAsync();
        using (var query = WriterProcess.StartInShell(WithoutLocks, _repo.Root, "query"))
        {
            Assert.Equal((0, 0), await query.EndAsync() is var (code, lines) ? (code, lines.Count) : default);
        }

        writer.Release();
        var (exit, acknowledged) = await writer.EndAsync();
        Assert.True(exit == 0, await writer.Errors);
        await using var session = _repo.Open();
        Assert.Equal(["held/1*"], await session.Rows());
        Assert.Equal($"W held 1 {await session.Read("held")}", acknowledged[^1]);
    }

    [Fact]
    public async Task Query_WithoutLocks_EndsWhatADeadWriterBegan()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files are always locked on Windows.");
            return;
        }

        await KillWriterAsync();
        using var query = WriterProcess.StartInShell(WithoutLocks, _repo.Root, "query");
        Assert.Equal(0, (await query.EndAsync()).ExitCode);
        Assert.Empty(Pending);
        Assert.Empty(Journals);
    }

    [Fact]
    public async Task Query_WriterOnAnotherMachine_CountsAsDeadAfterADay()
    {
        await KillWriterAsync();
        var journal = Rename(o => o with { Host = "an-other.example" });
        await using var session = _repo.Open();
        Assert.Empty(await session.Rows());
        Assert.Single(Pending);
        File.SetLastWriteTimeUtc(journal, DateTime.UtcNow - JournalOwner.RestOfTheDead + TimeSpan.FromMinutes(5));
        Assert.Empty(await session.Rows());
        Assert.Single(Pending);
        File.SetLastWriteTimeUtc(journal, DateTime.UtcNow - JournalOwner.RestOfTheDead - TimeSpan.FromMinutes(5));
        Assert.Empty(await session.Rows());
        Assert.Empty(Pending);
        Assert.Empty(Journals);
    }

    [Fact]
    public async Task Query_WhenTheWritersProcessIdIsInUseAgain_EndsWhatItBegan()
    {
        await KillWriterAsync();
        Rename(o => o with { Pid = Environment.ProcessId, Start = o.Start + "1" });
        await using var session = _repo.Open();
        Assert.Empty(await session.Rows());
        Assert.Empty(Pending);
    }

    [Fact]
    public async Task Dispose_WithWorkLeft_LetsOthersEndItWhileTheProcessLives()
    {
        await using (var session = _repo.Open())
        {
            await session.Store.WriteAsync(TestRepo.Write("a", deferred: true), "1"u8.ToArray(), CancellationToken.None);
        }

        Assert.Single(Pending);
        await using var next = _repo.Open();
        Assert.Empty(await next.Rows());
        Assert.Empty(Pending);
        Assert.Empty(Journals);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with-hyphens.and.dots")]
    [InlineData("ümläut / % ")]
    public void FileName_TellsTheOwnerAgain(string host)
    {
        var owner = JournalOwner.Here("0123456789abcdef") with { Host = host };
        Assert.Equal(owner, JournalOwner.Of(Path.Combine("/somewhere-else", owner.FileName(17))));
        Assert.Equal(0, JournalOwner.Of(owner.Gone.FileName(3)).Pid);
    }

    [Theory]
    [InlineData("0123456789abcdef-1")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789abcdef-1-x-2-box")]
    public void Name_OfAnotherKind_IsOfAnUnknownMachine(string name)
    {
        Assert.Equal(new JournalOwner("0123456789abcdef", 0, "", ""), JournalOwner.Of(name));
        Assert.True(JournalOwner.Of(name).MayLive(TimeSpan.FromMinutes(1)));
        Assert.False(JournalOwner.Of(name).MayLive(TimeSpan.FromDays(2)));
    }

    private async Task KillWriterAsync()
    {
        using var writer = WriterProcess.Start(_repo.Root, "hold", 1);
        await writer.WarmAsync();
        await writer.KillAsync();
        Assert.Single(Pending);
    }

    private string Rename(Func<JournalOwner, JournalOwner> change)
    {
        var old = Assert.Single(Journals);
        var path = Path.Combine(Path.GetDirectoryName(old)!, change(JournalOwner.Of(old)).FileName(1));
        File.Move(old, path);
        return path;
    }
}
