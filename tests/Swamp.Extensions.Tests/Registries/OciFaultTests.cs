using System.Globalization;
using System.Text;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Oci;
using Swamp.Extensions.Registries.Transport;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>Registries that refuse, stall, lie and never end.</summary>
public sealed class OciFaultTests
{
    private static readonly RegistryLimits Patient = new() { FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromSeconds(2), AnswerBytes = 64 << 10 };
    private static readonly RegistryLimits Quick = Patient with { Answer = TimeSpan.FromMilliseconds(300) };

    [Theory]
    [InlineData("401 Unauthorized", "unauthorized", "wants a login")]
    [InlineData("403 Forbidden", "unauthorized", "forbids")]
    [InlineData("429 Too Many Requests", "rate_limited", "wants fewer requests")]
    [InlineData("429 Too Many Requests\r\nRetry-After: 3600", "rate_limited", "wants fewer requests")]
    [InlineData("500 Internal Server Error", "registry_failed", "with HTTP 500")]
    [InlineData("503 Service Unavailable", "registry_failed", "with HTTP 503")]
    [InlineData("418 I'm a teapot", "registry_failed", "with HTTP 418")]
    public async Task Refusal_OfAnyKind_IsSaidPlainly(string head, string code, string words)
    {
        await using var server = ScriptedRegistry.Always(head, """{"errors":[{"code":"X","message":"because of the moon"}]}""");

        var error = await FailAsync(server.Origin);

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("because of the moon", error.Message, StringComparison.Ordinal);
        Assert.Contains(server.Origin, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooManyRequests_WithARetryAfter_AreRepeatedWhenItIsShort()
    {
        var calls = 0;
        await using var server = new ScriptedRegistry((_, _, stream, token) => Interlocked.Increment(ref calls) == 1
            ? ScriptedRegistry.WriteAsync(stream, "429 Too Many Requests\r\nRetry-After: 1", "", token)
            : ScriptedRegistry.WriteAsync(stream, "200 OK\r\nContent-Type: application/json", """{"tags":["2026.01.01.1"]}""", token));

        var found = await Open(server.Origin).FindAsync("@acme/thing", CancellationToken.None);

        Assert.Equal("2026.01.01.1", found!.Versions.Single().Version);
    }

    [Fact]
    public async Task TooManyRequests_WithALongRetryAfter_SayHowLong()
    {
        await using var server = ScriptedRegistry.Always("429 Too Many Requests\r\nRetry-After: 3600");

        Assert.Equal("Try again in 3600 s.", (await FailAsync(server.Origin)).Hint);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ServerError_ThatPasses_IsNotNoticed()
    {
        var calls = 0;
        await using var server = new ScriptedRegistry((_, _, stream, token) => Interlocked.Increment(ref calls) < 3
            ? ScriptedRegistry.WriteAsync(stream, "502 Bad Gateway", "<html>", token)
            : ScriptedRegistry.WriteAsync(stream, "404 Not Found", "", token));

        Assert.Null(await Open(server.Origin).FindAsync("@acme/thing", CancellationToken.None));
    }

    [Theory]
    [InlineData("<html><body>Log in to the hotel's network</body></html>")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task SomethingElse_ThanARegistry_IsSaidToBeNone(string body)
    {
        await using var server = ScriptedRegistry.Always("200 OK\r\nContent-Type: text/html", body);

        var error = await FailAsync(server.Origin);

        Assert.Equal(ErrorCodes.RegistryFailed, error.Code);
        Assert.Contains("is it a registry at all?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_ThatIsNone_IsRefused()
    {
        await using var server = ScriptedRegistry.Always("200 OK\r\nContent-Type: application/json", """{"schemaVersion":1}""");

        Assert.Equal(ErrorCodes.RegistryFailed, (await Assert.ThrowsAsync<SwampException>(() => Open(server.Origin).ReadAsync("@acme/thing", "2026.01.01.1", CancellationToken.None))).Code);
    }

    [Fact]
    public async Task Silence_EndsAtTheLimit()
    {
        await using var server = new ScriptedRegistry(static (_, _, _, token) => Task.Delay(Timeout.Infinite, token));

        var error = await FailAsync(server.Origin, Quick);

        Assert.Equal((ErrorCodes.TimedOut, true), (error.Code, error.Retryable));
    }

    [Fact]
    public async Task Drip_OfOneByteAtATime_EndsAtTheLimit()
    {
        await using var server = new ScriptedRegistry(static async (_, _, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(" "u8.ToArray(), token);
                await Task.Delay(20, token);
            }
        });

        Assert.Equal(ErrorCodes.TimedOut, (await FailAsync(server.Origin, Quick)).Code);
    }

    [Fact]
    public async Task Body_WithoutEnd_IsCutAtTheLimit()
    {
        await using var server = new ScriptedRegistry(static async (_, _, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            var block = new byte[8192];
            while (true)
            {
                await stream.WriteAsync(block, token);
            }
        });

        Assert.Contains("sends more than", (await FailAsync(server.Origin)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the archive", null, null)]
    [InlineData("the ARCHIVE", "integrity_failed", "its digest is sha256:")]
    [InlineData("the arch", "registry_failed", "8 of the 11 bytes")]
    [InlineData("the archive and more", "registry_failed", "more than the 11 bytes")]
    public async Task Archive_ThatIsAnother_IsRefused(string sent, string? code, string? words)
    {
        await using var server = ScriptedRegistry.Always("200 OK", sent);
        var record = new ExtensionRecord { Name = "@acme/thing", Version = "2026.01.01.1", Digest = Digest.Of("the archive"u8), Size = 11 };
        var fetching = Open(server.Origin).FetchAsync(record, CancellationToken.None);

        if (code is null)
        {
            Assert.Equal(sent, Encoding.UTF8.GetString((await fetching).Span));
            return;
        }

        var error = (await Assert.ThrowsAsync<SwampException>(() => fetching)).Error;
        Assert.Equal(code, error.Code);
        Assert.Contains(words!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_ThatBreaksWithinTheBody_IsTriedAgainAndThenReported()
    {
        await using var server = new ScriptedRegistry(static (_, _, stream, token) =>
            stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"tags\""u8.ToArray(), token).AsTask());

        var error = await FailAsync(server.Origin);

        Assert.Equal((ErrorCodes.RegistryFailed, true), (error.Code, error.Retryable));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Nobody_AtTheAddress_IsSaid()
    {
        string origin;
        await using (var server = ScriptedRegistry.Always("200 OK"))
        {
            origin = server.Origin;
        }

        Assert.Contains("could not be reached", (await FailAsync(origin)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsFetchedWithTheLogin_AndUsedOnlyAtTheRegistry()
    {
        await using var elsewhere = ScriptedRegistry.Always("200 OK", "the archive");
        ScriptedRegistry? self = null;
        self = new ScriptedRegistry((line, head, stream, token) => line.Contains("/token?", StringComparison.Ordinal)
            ? ScriptedRegistry.WriteAsync(stream, "200 OK", """{"token":"secret-token"}""", token)
            : !head.Contains("Authorization: Bearer secret-token", StringComparison.OrdinalIgnoreCase)
                ? ScriptedRegistry.WriteAsync(stream, $"401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"http://127.0.0.1:{self!.Port.ToString(CultureInfo.InvariantCulture)}/token\",service=\"x\",scope=\"repository:acme/thing:pull\"", "", token)
                : line.Contains("/tags/", StringComparison.Ordinal)
                    ? ScriptedRegistry.WriteAsync(stream, "200 OK", """{"tags":["2026.01.01.1"]}""", token)
                    : ScriptedRegistry.WriteAsync(stream, $"307 Temporary Redirect\r\nLocation: http://127.0.0.1:{elsewhere.Port.ToString(CultureInfo.InvariantCulture)}/storage", "", token));
        await using var server = self;
        using var home = new TemporaryHome(server.Port);
        using var registry = Open(server.Origin, home.Path);

        var found = await registry.FindAsync("@acme/thing", CancellationToken.None);
        var record = new ExtensionRecord { Name = "@acme/thing", Version = "2026.01.01.1", Digest = Digest.Of("the archive"u8), Size = 11 };
        await registry.FetchAsync(record, CancellationToken.None);

        Assert.Equal("2026.01.01.1", found!.Versions.Single().Version);
        var asked = server.Requests.First(static r => r.Contains("/token?", StringComparison.Ordinal));
        Assert.Contains("scope=repository%3Aacme%2Fthing%3Apull&service=x", asked, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic YW5uOnB3", asked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", Assert.Single(elsewhere.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Token_FromAnUnprotectedPlace_IsNotFetchedForAProtectedRegistry()
    {
        Assert.Throws<SwampException>(static () => Open("oci://ann:pw@127.0.0.1:1/x"));
        await using var server = ScriptedRegistry.Always("401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"file:///etc/passwd\"");
        Assert.Contains("cannot be used", (await FailAsync(server.Origin)).Message, StringComparison.Ordinal);
    }

    private static async Task<SwampError> FailAsync(string origin, RegistryLimits? limits = null) =>
        (await Assert.ThrowsAsync<SwampException>(() => Open(origin, limits: limits).FindAsync("@acme/thing", CancellationToken.None))).Error;

    private static OciRegistry Open(string origin, string? home = null, RegistryLimits? limits = null) =>
        new(origin, new Dictionary<string, string>(), home, Path.GetTempPath(), TimeProvider.System, "1", limits ?? Patient);

    private sealed class TemporaryHome : IDisposable
    {
        public TemporaryHome(int port)
        {
            Path = Directory.CreateTempSubdirectory("swamp-home-").FullName;
            Directory.CreateDirectory(System.IO.Path.Combine(Path, ".docker"));
            File.WriteAllText(
                System.IO.Path.Combine(Path, ".docker", "config.json"),
                "{\"auths\":{\"127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture) + "\":{\"auth\":\"" + Convert.ToBase64String("ann:pw"u8) + "\"}}}");
        }

        public string Path { get; }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
