using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Http;
using Swamp.Extensions.Registries.Oci;
using Swamp.Extensions.Registries.Transport;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>Downloads that break off and go on.</summary>
public sealed partial class DownloadTests : IDisposable
{
    private static readonly RegistryLimits Limits = new() { FirstWait = TimeSpan.FromMilliseconds(5) };
    private static readonly byte[] Archive = Enumerable.Range(0, 300_000).Select(static i => (byte)(i * 31 / 7)).ToArray();
    private static readonly ExtensionRecord Thing = new() { Name = "@acme/thing", Version = "2026.01.01.1", Digest = Digest.Of(Archive), Size = Archive.Length };

    private readonly string folder = Directory.CreateTempSubdirectory("swamp-downloads-").FullName;

    private string Part => Path.Combine(folder, Digest.Hex(Archive) + ".part");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("oci")]
    [InlineData("http")]
    public async Task Connection_ThatDropsHalfWay_IsContinuedWhereItBroke(string kind)
    {
        await using var storage = new ScriptedRegistry((_, head, stream, token) => SendAsync(head, stream, 100_000, token));
        await using var server = Api(storage);

        var bytes = await Open(kind, storage, server).FetchAsync(Thing, CancellationToken.None);

        Assert.Equal(Archive, bytes.ToArray());
        Assert.Equal(["", "bytes=100000-", "bytes=200000-"], storage.Requests.Select(RangeOf));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task Process_ThatEndedHalfWay_LeavesAPartThatTheNextOneUses()
    {
        var isDown = true;
        await using var storage = new ScriptedRegistry((_, head, stream, token) => Volatile.Read(ref isDown) && RangeOf(head).Length > 0
            ? Task.CompletedTask
            : SendAsync(head, stream, Volatile.Read(ref isDown) ? 70_000 : Archive.Length, token));

        using (var first = Oci(storage))
        {
            var error = (await Assert.ThrowsAsync<SwampException>(() => first.FetchAsync(Thing, CancellationToken.None))).Error;
            Assert.True(error.Retryable);
        }

        Assert.Equal(70_000, new FileInfo(Part).Length);
        Volatile.Write(ref isDown, false);
        using var second = Oci(storage);
        Assert.Equal(Archive, (await second.FetchAsync(Thing, CancellationToken.None)).ToArray());
        Assert.Equal("bytes=70000-", RangeOf(storage.Requests[^1]));
        Assert.False(File.Exists(Part));
    }

    [Theory]
    [InlineData("ignored")]
    [InlineData("refused")]
    [InlineData("other")]
    public async Task Range_ThatTheServerDoesNotServe_MeansFromTheBeginning(string how)
    {
        await File.WriteAllBytesAsync(Part, Archive[..50_000], TestContext.Current.CancellationToken);
        await using var storage = new ScriptedRegistry((_, head, stream, token) => (how, RangeOf(head).Length > 0) switch
        {
            ("refused", true) => ScriptedRegistry.WriteAsync(stream, "416 Range Not Satisfiable", "", token),
            ("other", true) => WriteAsync(stream, "206 Partial Content\r\nContent-Range: bytes 10-299999/300000", Archive.AsMemory(10), token),
            _ => WriteAsync(stream, "200 OK", Archive, token),
        });

        using var registry = Oci(storage);
        Assert.Equal(Archive, (await registry.FetchAsync(Thing, CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task Part_OfSomethingElse_IsThrownAway_AndAWrongArchiveIsNotKept()
    {
        await File.WriteAllBytesAsync(Part, new byte[50_000], TestContext.Current.CancellationToken);
        await using var storage = new ScriptedRegistry((_, head, stream, token) => SendAsync(head, stream, Archive.Length, token));
        using var registry = Oci(storage);
        Assert.Equal(Archive, (await registry.FetchAsync(Thing, CancellationToken.None)).ToArray());

        await using var liar = new ScriptedRegistry(static (_, _, stream, token) => WriteAsync(stream, "200 OK", new byte[Archive.Length], token));
        using var other = Oci(liar);
        Assert.Equal(ErrorCodes.IntegrityFailed, (await Assert.ThrowsAsync<SwampException>(() => other.FetchAsync(Thing, CancellationToken.None))).Code);
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task Server_ThatAlwaysDropsAfterAByte_IsGivenUp()
    {
        await using var storage = new ScriptedRegistry(static (_, head, stream, token) => SendAsync(head, stream, 1, token));
        using var registry = Oci(storage);

        var error = (await Assert.ThrowsAsync<SwampException>(() => registry.FetchAsync(Thing, CancellationToken.None))).Error;

        Assert.Equal((ErrorCodes.RegistryFailed, true), (error.Code, error.Retryable));
        Assert.InRange(storage.Requests.Count, 2, 20);
    }

    [Fact]
    public async Task Server_ThatIsTooSlow_IsLeft_AndWhatItSentIsKept()
    {
        var isSlow = true;
        await using var storage = new ScriptedRegistry(async (_, head, stream, token) =>
        {
            await SendAsync(head, stream, Volatile.Read(ref isSlow) ? 70_000 : Archive.Length, token);
            await Task.Delay(Volatile.Read(ref isSlow) ? Timeout.Infinite : 0, token);
        });
        using var registry = Oci(storage, Limits with { Archive = TimeSpan.FromMilliseconds(700) });

        var error = (await Assert.ThrowsAsync<SwampException>(() => registry.FetchAsync(Thing, CancellationToken.None))).Error;

        Assert.Equal((ErrorCodes.TimedOut, true), (error.Code, error.Retryable));
        Assert.Equal($"The registry {storage.Origin} sent 70000 bytes in 0.7 s, which was not all of it.", error.Message);
        Assert.Equal("Run it again: what came is kept, and it goes on at byte 70000.", error.Hint);
        Volatile.Write(ref isSlow, false);
        Assert.Equal(Archive, (await registry.FetchAsync(Thing, CancellationToken.None)).ToArray());
        Assert.Equal("bytes=70000-", RangeOf(storage.Requests[^1]));
    }

    [Fact]
    public async Task OldParts_AreSwept_AndAFolderThatCannotBeWrittenDoesNoHarm()
    {
        var (old, young) = (Path.Combine(folder, new string('a', 64) + ".part"), Path.Combine(folder, new string('b', 64) + ".part"));
        await File.WriteAllTextAsync(old, "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(young, "x", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-4));
        await using var storage = new ScriptedRegistry((_, head, stream, token) => SendAsync(head, stream, Archive.Length, token));

        using var registry = Oci(storage);
        await registry.FetchAsync(Thing, CancellationToken.None);
        Assert.Equal([young], Directory.EnumerateFiles(folder));

        using var elsewhere = new OciRegistry(storage.Origin, new Dictionary<string, string>(), null, folder, TimeProvider.System, "1", Limits, Path.Combine(young, "no-folder"));
        Assert.Equal(Archive, (await elsewhere.FetchAsync(Thing, CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task TwoDownloads_OfTheSameAtOnce_DoNotMeet()
    {
        await using var storage = new ScriptedRegistry((_, head, stream, token) => SendAsync(head, stream, 100_000, token));
        using var registry = Oci(storage);

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => registry.FetchAsync(Thing, CancellationToken.None)));

        Assert.All(all, static bytes => Assert.Equal(Archive, bytes.ToArray()));
    }

    [Fact]
    public async Task Cache_OnAFullDisk_IsDoneWithout()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only");
        File.CreateSymbolicLink(Part, "/dev/full");
        await using var storage = new ScriptedRegistry((_, head, stream, token) => SendAsync(head, stream, 100_000, token));
        using var registry = Oci(storage);

        var bytes = await registry.FetchAsync(Thing, CancellationToken.None);

        Assert.Equal(Archive, bytes.ToArray());
        Assert.Equal(["", "bytes=100000-", "bytes=200000-"], storage.Requests.Select(RangeOf));
        Assert.False(File.Exists(Part));
    }

    private static string RangeOf(string head) => RangeHeader().Match(head).Groups[1].Value.Trim();

    /// <summary>Serves the rest from where it is asked for, and drops the connection after some bytes of it.</summary>
    private static Task SendAsync(string head, NetworkStream stream, int most, CancellationToken cancellationToken)
    {
        var from = RangeOf(head) is { Length: > 6 } range ? int.Parse(range[6..^1], CultureInfo.InvariantCulture) : 0;
        var rest = Archive.AsMemory(from);
        var status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{Archive.Length - 1}/{Archive.Length}" : "200 OK";
        return WriteAsync(stream, status, rest, cancellationToken, Math.Min(most, rest.Length));
    }

    private static async Task WriteAsync(NetworkStream stream, string head, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, int? most = null)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), cancellationToken);
        await stream.WriteAsync(body[..(most ?? body.Length)], cancellationToken);
    }

    private static ScriptedRegistry Api(ScriptedRegistry storage) => ScriptedRegistry.Always($"302 Found\r\nLocation: http://127.0.0.1:{storage.Port.ToString(CultureInfo.InvariantCulture)}/a");

    private IExtensionRegistry Open(string kind, ScriptedRegistry storage, ScriptedRegistry api) => kind == "oci"
        ? Oci(storage)
        : new HttpRegistry(api.Origin.Replace("oci+", "", StringComparison.Ordinal), new HttpLogin(null, true), TimeProvider.System, "1", Limits, folder);

    private OciRegistry Oci(ScriptedRegistry storage, RegistryLimits? limits = null) =>
        new(storage.Origin, new Dictionary<string, string>(), null, folder, TimeProvider.System, "1", limits ?? Limits, folder);

    [GeneratedRegex(@"\r\nRange: ([^\r]*)\r\n", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RangeHeader();
}
