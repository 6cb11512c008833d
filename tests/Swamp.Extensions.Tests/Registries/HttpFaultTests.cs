using System.Text;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Http;
using Swamp.Extensions.Registries.Transport;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>Registries with the HTTP API that refuse, stall, lie and never end (REG-30, REG-31).</summary>
public sealed class HttpFaultTests
{
    private static readonly RegistryLimits Patient = new() { FirstWait = TimeSpan.FromMilliseconds(5), LongestWait = TimeSpan.FromSeconds(2), AnswerBytes = 64 << 10 };
    private static readonly RegistryLimits Quick = Patient with { Answer = TimeSpan.FromMilliseconds(300), Archive = TimeSpan.FromMilliseconds(300) };
    private static readonly ExtensionRecord Thing = new() { Name = "@acme/thing", Version = "2026.01.01.1", Digest = Digest.Of("the archive"u8) };

    [Theory]
    [InlineData("401 Unauthorized", "{\"error\":\"because of the moon\"}", "unauthorized", "wants a key")]
    [InlineData("403 Forbidden", "{\"error\":\"because of the moon\"}", "unauthorized", "forbids")]
    [InlineData("409 Conflict", "{\"message\":\"because of the moon\"}", "conflict", "refuses")]
    [InlineData("422 Unprocessable", "{\"error\":{},\"message\":\"because of the moon\"}", "invalid_argument", "refuses")]
    [InlineData("429 Too Many Requests", "{\"error\":\"because of the moon\"}", "rate_limited", "wants fewer requests")]
    [InlineData("429 Too Many Requests\r\nRetry-After: 3600", "{\"error\":\"because of the moon\"}", "rate_limited", "wants fewer requests")]
    [InlineData("500 Internal Server Error\r\nContent-Type: text/plain", "because of the moon", "registry_failed", "with HTTP 500")]
    [InlineData("503 Service Unavailable", "{\"error\":\"because of the moon\"}", "registry_failed", "with HTTP 503")]
    public async Task Refusal_OfAnyKind_IsSaidPlainly(string head, string body, string code, string words)
    {
        await using var server = ScriptedRegistry.Always(head, body);

        var error = await FailAsync(server);

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("because of the moon", error.Message, StringComparison.Ordinal);
        Assert.Contains(Origin(server), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAProxy_IsNotQuoted()
    {
        await using var server = ScriptedRegistry.Always("502 Bad Gateway\r\nContent-Type: text/html", "<html>oops</html>");

        Assert.DoesNotContain("html", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WithoutTheScope_IsNamed()
    {
        await using var server = ScriptedRegistry.Always("403 Forbidden", """{"error":"API key lacks required scope: extensions:write"}""");

        Assert.Contains("lacks the scope extensions:write", (await FailAsync(server)).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooManyRequests_AreRepeatedWhenTheWaitIsShort_AndElseSayHowLong()
    {
        var calls = 0;
        await using var server = new ScriptedRegistry((_, _, stream, token) => Interlocked.Increment(ref calls) == 1
            ? ScriptedRegistry.WriteAsync(stream, "429 Too Many Requests\r\nRetry-After: 1", "", token)
            : ScriptedRegistry.WriteAsync(stream, "404 Not Found", "", token));
        await using var stern = ScriptedRegistry.Always("429 Too Many Requests\r\nRetry-After: 3600");

        Assert.Null(await Open(server).FindAsync("@acme/thing", CancellationToken.None));
        Assert.Equal("Try again in 3600 s.", (await FailAsync(stern)).Hint);
        Assert.Single(stern.Requests);
    }

    [Theory]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002F and a line\r\n\r\n", "no HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", "breaks off")]
    [InlineData("HTTP/1.1 200 OK\r\nX: LONG\r\n\r\n{}", "more headers than are expected")]
    [InlineData("", "breaks off")]
    public async Task Answer_ThatIsNone_SaysWhatCame(string sent, string words)
    {
        await using var server = new ScriptedRegistry((_, _, stream, token) =>
            stream.WriteAsync(Encoding.Latin1.GetBytes(sent.Replace("LONG", new string('x', 100_000), StringComparison.Ordinal)), token).AsTask());

        var error = await FailAsync(server);

        Assert.Equal((ErrorCodes.RegistryFailed, true), (error.Code, error.Retryable));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("An error occurred while sending the request", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fri, 31 Dec 2100 23:59:59 GMT", " days.")]
    [InlineData("36000", "Try again in 10 hours.")]
    public async Task TooManyRequests_ForLong_SaysSoInAUnitThatFits(string after, string hint)
    {
        await using var server = ScriptedRegistry.Always($"429 Too Many Requests\r\nRetry-After: {after}");

        Assert.EndsWith(hint, (await FailAsync(server)).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Log in to the hotel's network</body></html>")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"labels\":7}")]
    public async Task SomethingElse_ThanARegistry_IsSaidToBeNone(string body)
    {
        await using var server = ScriptedRegistry.Always("200 OK\r\nContent-Type: text/html", body);

        var error = await FailAsync(server);

        Assert.Equal(ErrorCodes.RegistryFailed, error.Code);
        Assert.Contains("is it a registry at all?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ADrip_AndABodyWithoutEnd_EndAtTheLimit()
    {
        await using var silent = new ScriptedRegistry(static (_, _, _, token) => Task.Delay(Timeout.Infinite, token));
        await using var dripping = new ScriptedRegistry(static async (_, _, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(" "u8.ToArray(), token);
                await Task.Delay(20, token);
            }
        });
        await using var endless = new ScriptedRegistry(static async (_, _, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[8192], token);
            }
        });

        Assert.Equal((ErrorCodes.TimedOut, true), ((await FailAsync(silent, Quick)).Code, (await FailAsync(silent, Quick)).Retryable));
        Assert.Equal(ErrorCodes.TimedOut, (await FailAsync(dripping, Quick)).Code);
        Assert.Contains("sends more than", (await FailAsync(endless)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_OfTheApi_IsNotFollowedWithTheKey()
    {
        await using var elsewhere = ScriptedRegistry.Always("200 OK", "{}");
        await using var server = ScriptedRegistry.Always($"301 Moved\r\nLocation: {Origin(elsewhere)}/api/v1/extensions/x");

        var error = (await Assert.ThrowsAsync<SwampException>(() => Open(server, key: "secret").FindAsync("@acme/thing", CancellationToken.None))).Error;

        Assert.Contains($"elsewhere for @acme/thing, to {Origin(elsewhere)}", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("200 OK", "the archive", null, null)]
    [InlineData("200 OK", "the ARCHIVE", "integrity_failed", "its digest is sha256:")]
    [InlineData("200 OK\r\nContent-Type: text/html", "<html>", "registry_failed", "a web page instead")]
    [InlineData("403 Forbidden", "<Error>AccessDenied</Error>", "registry_failed", "does not give the archive of @acme/thing 2026.01.01.1 (HTTP 403)")]
    [InlineData("503 Slow Down", "", "registry_failed", "(HTTP 503)")]
    [InlineData("429 Too Many Requests\r\nRetry-After: 3600", "", "rate_limited", "puts off the archive of @acme/thing 2026.01.01.1")]
    public async Task Archive_FromStorage_IsCheckedAndAskedForWithoutTheKey(string head, string sent, string? code, string? words)
    {
        await using var storage = ScriptedRegistry.Always(head, sent);
        await using var server = ScriptedRegistry.Always($"302 Found\r\nLocation: {Origin(storage)}/bucket/a?signature=x");
        var fetching = Open(server, key: "secret").FetchAsync(Thing, CancellationToken.None);

        if (code is null)
        {
            Assert.Equal(sent, Encoding.UTF8.GetString((await fetching).Span));
        }
        else
        {
            var error = (await Assert.ThrowsAsync<SwampException>(() => fetching)).Error;
            Assert.Equal(code, error.Code);
            Assert.Contains(words!, error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("GET /api/v1/extensions/%40acme%2Fthing@2026.01.01.1/download HTTP/1.1", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("x-api-key: secret", server.Requests[0], StringComparison.OrdinalIgnoreCase);
        Assert.All(storage.Requests, static r => Assert.DoesNotContain("secret", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("404 Not Found", "not_found")]
    [InlineData("302 Found", "not_found")]
    [InlineData("200 OK", "registry_failed")]
    [InlineData("302 Found\r\nLocation: file:///etc/passwd", "registry_failed")]
    [InlineData("401 Unauthorized", "unauthorized")]
    public async Task Archive_ThatIsNowhere_IsSaid(string head, string code)
    {
        await using var server = ScriptedRegistry.Always(head, "the archive");

        Assert.Equal(code, (await Assert.ThrowsAsync<SwampException>(() => Open(server).FetchAsync(Thing, CancellationToken.None))).Code);
    }

    [Fact]
    public async Task Archive_WithoutADigest_IsNotPutTogetherFromTwoAttempts()
    {
        var calls = 0;
        await using var storage = new ScriptedRegistry(async (_, _, stream, token) =>
        {
            var isFirst = Interlocked.Increment(ref calls) == 1;
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{(isFirst ? "AAAAA" : "bbbbbbbbbb")}"), token);
        });
        await using var server = ScriptedRegistry.Always($"302 Found\r\nLocation: {Origin(storage)}/a");

        var bytes = await Open(server).FetchAsync(Thing with { Digest = null }, CancellationToken.None);

        Assert.Equal("bbbbbbbbbb", Encoding.UTF8.GetString(bytes.Span));
        Assert.All(storage.Requests, static r => Assert.DoesNotContain("\r\nRange:", r, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Versions_OfManyPages_AreAllRead_WhateverThePageIs()
    {
        await using var server = new ScriptedRegistry(static (line, _, stream, token) => ScriptedRegistry.WriteAsync(
            stream, "200 OK",
            !line.Contains("/versions?", StringComparison.Ordinal) ? """{"name":"@acme/thing","latestVersion":"2026.01.03.1"}"""
                : $$$"""{"versions":[{"version":"2026.01.0{{{line[line.IndexOf("&page=", StringComparison.Ordinal) + 6]}}}.1","channel":"stable"}],"meta":{"total":3,"page":1,"perPage":1}}""",
            token));

        var found = await Open(server).FindAsync("@acme/thing", CancellationToken.None);

        Assert.Equal(["2026.01.03.1", "2026.01.02.1", "2026.01.01.1"], found!.Versions.Select(static v => v.Version));
    }

    [Fact]
    public async Task Key_StaysHere_WhenOnlyTheRepositoryNamesTheRegistry()
    {
        await using var server = ScriptedRegistry.Always("404 Not Found");
        using var registry = new HttpRegistry(Origin(server), new HttpLogin("secret", MayBeSent: false), TimeProvider.System, "1", Patient);

        await registry.FindAsync("@acme/thing", CancellationToken.None);
        var error = (await Assert.ThrowsAsync<SwampException>(() => registry.SetStateAsync("@acme/thing", new ExtensionState(), CancellationToken.None))).Error;

        Assert.DoesNotContain("secret", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.Contains("only the repository names this registry", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhoseFateIsUnknown_IsNotRepeated()
    {
        await using var server = new ScriptedRegistry(static (_, _, stream, token) => stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), token).AsTask());
        await using var failing = ScriptedRegistry.Always("500 Internal Server Error");

        await Assert.ThrowsAsync<SwampException>(() => Open(server, key: "k").SetStateAsync("@acme/thing", new ExtensionState { DeprecationReason = "old" }, CancellationToken.None));
        await Assert.ThrowsAsync<SwampException>(() => Open(failing, key: "k").SetStateAsync("@acme/thing", new ExtensionState { DeprecationReason = "old" }, CancellationToken.None));

        Assert.Single(server.Requests);
        Assert.Single(failing.Requests);
    }

    private static string Origin(ScriptedRegistry server) => server.Origin.Replace("oci+", "", StringComparison.Ordinal);

    private static async Task<SwampError> FailAsync(ScriptedRegistry server, RegistryLimits? limits = null) =>
        (await Assert.ThrowsAsync<SwampException>(() => Open(server, limits).FindAsync("@acme/thing", CancellationToken.None))).Error;

    private static HttpRegistry Open(ScriptedRegistry server, RegistryLimits? limits = null, string? key = null) =>
        new(Origin(server), new HttpLogin(key, MayBeSent: true), TimeProvider.System, "1", limits ?? Patient);
}
