using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("swamp-files-");

    public void Dispose() => folder.Delete(recursive: true);

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteAsync_NewAndExistingFile_HoldsExactlyTheContent(bool durable)
    {
        var options = new AtomicFileOptions { Durable = durable, Root = folder.FullName };
        await AtomicFile.WriteAsync(In("a", "b", "c.yaml"), "first and longer", options, Token);
        await AtomicFile.WriteAsync(In("a", "b", "c.yaml"), "\u00e9", options, Token);
        Assert.Equal([0xc3, 0xa9], await File.ReadAllBytesAsync(In("a", "b", "c.yaml"), Token));
        Assert.Equal(["c.yaml"], Directory.EnumerateFileSystemEntries(In("a", "b")).Select(Path.GetFileName));
    }

    [Fact]
    public void DirectorySync_ExistingFolder_IsConfirmedBySystemsThatCan()
    {
        Assert.Equal(!OperatingSystem.IsWindows(), DirectorySync.Flush(folder.FullName));
        Assert.False(DirectorySync.Flush(In("missing")));
    }

    [Fact]
    public async Task WriteAsync_UnixMode_IsExact()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await AtomicFile.WriteAsync(In("key"), "k", new AtomicFileOptions { UnixMode = mode }, Token);
        Assert.Equal(mode, File.GetUnixFileMode(In("key")));
        await AtomicFile.WriteAsync(In("key"), "k", new AtomicFileOptions { UnixMode = mode | UnixFileMode.OtherWrite }, Token);
        Assert.Equal(mode | UnixFileMode.OtherWrite, File.GetUnixFileMode(In("key")));
    }

    [Fact]
    public async Task WriteAsync_ManyWritersAndReaders_NeverShowAPart()
    {
        var path = In("shared");
        await AtomicFile.WriteAsync(path, new string('a', 20_000), null, Token);
        var writers = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++)
            {
                await AtomicFile.WriteAsync(path, new string((char)('a' + i), 20_000), null, Token);
            }
        }, Token)).ToList();
        while (!writers.All(static writer => writer.IsCompleted))
        {
            var text = await File.ReadAllTextAsync(path, Token);
            Assert.Equal(20_000, text.Length);
            Assert.Single(text.Distinct());
        }

        await Task.WhenAll(writers);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_LeavesTheOldFileAndNoLeftovers()
    {
        await AtomicFile.WriteAsync(In("x"), "old", null, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(In("x"), "new", null, new CancellationToken(canceled: true)));
        Assert.Equal("old", await File.ReadAllTextAsync(In("x"), Token));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [Fact]
    public async Task WriteAsync_OntoAFolder_IsAFileSystemErrorWithoutLeftovers()
    {
        Directory.CreateDirectory(In("dir", "inner"));
        var exception = await Assert.ThrowsAsync<SwampException>(() => AtomicFile.WriteAsync(In("dir"), "x", null, Token));
        Assert.Equal(ErrorCodes.FileSystem, exception.Code);
        Assert.Contains(In("dir"), exception.Message);
        Assert.NotNull(exception.Error.Hint);
        Assert.Equal(["dir"], Directory.EnumerateFileSystemEntries(folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public async Task WriteAsync_BelowAFile_IsAFileSystemError()
    {
        await AtomicFile.WriteAsync(In("file"), "x", null, Token);
        Assert.Equal(ErrorCodes.FileSystem, (await Assert.ThrowsAsync<SwampException>(() => AtomicFile.WriteAsync(In("file", "y"), "x", null, Token))).Code);
        var missing = await Assert.ThrowsAsync<SwampException>(
            () => AtomicFile.WriteAsync(In("no", "y"), "x", new AtomicFileOptions { CreateDirectories = false }, Token));
        Assert.Contains("does not exist", missing.Message);
    }

    [Fact]
    public async Task WriteAsync_KernelRefuses_SaysWhy()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // neither /proc nor /dev/full
        }

        var refused = await Assert.ThrowsAsync<SwampException>(() => AtomicFile.WriteAsync("/proc/swamp-test", "x", null, Token));
        Assert.Equal(ErrorCodes.FileSystem, refused.Code);

        var full = Assert.ThrowsAny<IOException>(static () => File.WriteAllText("/dev/full", "x"));
        Assert.Contains("disk is full", FileErrors.Of("written", "/dev/full", full).Message);
    }

    [Fact]
    public async Task WriteAsync_ThroughASymbolicLink_KeepsTheLink()
    {
        await AtomicFile.WriteAsync(In("real"), "1", null, Token);
        File.CreateSymbolicLink(In("link"), "real");
        await AtomicFile.WriteAsync(In("link"), "2", new AtomicFileOptions { Root = folder.FullName }, Token);
        Assert.Equal("real", new FileInfo(In("link")).LinkTarget);
        Assert.Equal("2", await File.ReadAllTextAsync(In("real"), Token));
    }

    [Fact]
    public async Task WriteAsync_LinkOutOfTheRoot_IsRefused()
    {
        Directory.CreateDirectory(In("root"));
        Directory.CreateDirectory(In("outside"));
        File.CreateSymbolicLink(In("root", "dirlink"), In("outside"));
        File.CreateSymbolicLink(In("root", "dangling"), Path.Combine("..", "outside", "new"));
        var options = new AtomicFileOptions { Root = In("root") };
        foreach (var path in new[] { In("root", "dirlink", "x"), In("root", "dangling"), In("root", "..", "outside", "x"), In("root", "no", "..", "..", "x"), In("root2") })
        {
            Assert.Equal(ErrorCodes.FileSystem, (await Assert.ThrowsAsync<SwampException>(() => AtomicFile.WriteAsync(path, "x", options, Token))).Code);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(In("outside")));
    }

    [Fact]
    public void Resolve_LinksInsideTheRoot_AreFollowed()
    {
        Directory.CreateDirectory(In("root", "v1"));
        File.CreateSymbolicLink(In("root", "latest"), "v1");
        File.CreateSymbolicLink(In("alias"), "root");
        Assert.Equal(ContainedPath.Resolve(In("root"), "v1/data"), ContainedPath.Resolve(In("alias"), "latest/../latest/./data"));
        Assert.Equal(ContainedPath.Resolve(In("root"), "v1"), ContainedPath.Resolve(In("root"), "latest/"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0b")]
    public void Resolve_WayOut_IsRefused(string relative) =>
        Assert.Equal(ErrorCodes.FileSystem, Assert.Throws<SwampException>(() => ContainedPath.Resolve(folder.FullName, relative)).Code);

    [Fact]
    public void Resolve_CircleOfLinks_IsAnError()
    {
        File.CreateSymbolicLink(In("a"), "b");
        File.CreateSymbolicLink(In("b"), "a");
        Assert.Equal(ErrorCodes.FileSystem, Assert.Throws<SwampException>(() => ContainedPath.Resolve(folder.FullName, "a/x")).Code);
    }

    [Fact]
    public void Resolve_AnyText_StaysInsideOrIsRefused() =>
        Prop.ForAll(Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get),
            Gen.Elements("..", "/", "a", ".", "\\", "~", " ", "\0", "x/y").ListOf().Select(static parts => string.Concat(parts))).ToArbitrary(), relative =>
        {
            try
            {
                var path = ContainedPath.Resolve(folder.FullName, relative);
                return path == folder.FullName || path.StartsWith(folder.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            }
            catch (SwampException exception)
            {
                return exception.Code == ErrorCodes.FileSystem;
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("report.json", true)]
    [InlineData("\u00e9t\u00e9", true)]
    [InlineData(".hidden", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a\0", false)]
    [InlineData("a\n", false)]
    [InlineData("trailing.", false)]
    [InlineData("trailing ", false)]
    [InlineData("nul.txt", false)]
    [InlineData("COM1", false)]
    public void SafeFileName_Name_IsJudged(string? name, bool expected)
    {
        Assert.Equal(expected, SafeFileName.IsSafe(name, out var reason));
        Assert.Equal(expected, reason is null);
    }

    [Fact]
    public void SafeFileName_TooLong_IsRefusedByBytes()
    {
        Assert.True(SafeFileName.IsSafe(new string('a', 255), out _));
        Assert.False(SafeFileName.IsSafe(new string('\u00e9', 128), out _));
        Assert.Equal(ErrorCodes.InvalidArgument, Assert.Throws<SwampException>(static () => SafeFileName.Check("a/b", "data name")).Code);
    }
}
