namespace Swamp.Storage.Tests.Data;

public sealed class FullDiskTests : IDisposable
{
    private readonly TestRepo _repo = new();

    public void Dispose() => _repo.Dispose();

    [Fact]
    public async Task Write_BeyondTheLargestFile_FailsWithAReasonAndLosesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no limits on the size of files.");
            return;
        }

        // 64 blocks of 512 bytes hold the first contents of the writer, which grow. The signal that comes with the limit would end the process, and the
        // runtime cannot keep its code in a file of limited size.
        using var writer = WriterProcess.StartInShell("trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64", _repo.Root, "until-refused");
        var (exit, acknowledged) = await writer.EndAsync();
        var error = await writer.Errors;
        Assert.True(exit == 3, $"exit {exit}: {error}");
        Assert.Contains("file_system", error, StringComparison.Ordinal);
        Assert.Contains(_repo.Layout.Data, error, StringComparison.Ordinal);

        await using var session = _repo.Open();
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged.Count, (await session.Rows()).Count);
        Assert.Empty(Directory.Exists(_repo.Layout.Data) ? Directory.EnumerateFileSystemEntries(_repo.Layout.Data, ".tmp-*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task Write_TwoProcesses_ShareTheNumbers()
    {
        using var one = WriterProcess.Start(_repo.Root, "60", 1);
        using var two = WriterProcess.Start(_repo.Root, "60", 2);
        var lines = (await one.EndAsync()).Lines.Concat((await two.EndAsync()).Lines).ToList();
        Assert.Equal(Enumerable.Range(1, 120), lines.Select(l => int.Parse(l.Split(' ')[2])).Order());
        await using var session = _repo.Open();
        foreach (var parts in lines.Select(l => l.Split(' ', 4)))
        {
            Assert.Equal(parts[3], await session.Read(parts[1], int.Parse(parts[2])));
        }
    }
}
