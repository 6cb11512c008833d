using System.Net;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Extensions.Auditing;
using Swamp.Extensions.Provisioning;
using Swamp.Extensions.Tests.Registries;
using Swamp.Testing;

namespace Swamp.Extensions.Tests.Auditing;

public sealed class PackageAuditorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Package_ThatIsWell_PassesWithItsFacts()
    {
        await using var services = new PackageServices().With("left", ["1.0.0", "1.2.0", "2.0.0"], published: "2026-04-21T00:00:00Z");
        services.Answer("counter/downloads/point/last-week/left", "{\"downloads\":123456}");

        var audit = await AuditAsync(services, "npm:left@^1", "jsr:@std/path@1");

        Assert.True(audit.Passed && audit.Complete);
        Assert.Empty(audit.Warnings);
        Assert.Equal(
            [
                new AuditedPackage { Name = "left", Version = "1.2.0", Registry = "npm", License = "MIT", WeeklyDownloads = 123456, PublishedAgo = "7mo ago", Passed = true },
                new AuditedPackage { Name = "@std/path", Version = "1", Registry = "jsr", Passed = true },
            ],
            audit.Audited);
        Assert.Contains("osv left 1.2.0 npm", services.Calls);
        Assert.DoesNotContain(services.Calls, static c => c.Contains("@std", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-01T00:00:00Z", "this month", false)]
    [InlineData("2026-10-15T00:00:00Z", "1mo ago", false)]
    [InlineData("2024-11-25T00:00:00Z", "23mo ago", false)]
    [InlineData("2024-11-01T00:00:00Z", "24mo ago", true)]
    [InlineData("2027-01-01T00:00:00Z", "this month", false)]
    public async Task Age_IsCountedInMonthsOfTheLastVersion(string published, string said, bool isOld)
    {
        await using var services = new PackageServices().With("left", ["1.0.0"], published: published);

        var audit = await AuditAsync(services, "npm:left");

        Assert.Equal(said, audit.Audited[0].PublishedAgo);
        Assert.Equal(isOld, audit.Warnings.Any(static w => w.Message.Contains("nothing of it was published for 24 months", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Warnings_AreOnePerFlaw_AndForbidNothing()
    {
        await using var services = new PackageServices().With("odd", ["1.0.0"], license: "GPL-3.0", hasMaintainers: false).With("bare", ["1.0.0"], license: null).WithVulnerability("odd", "1.0.0", "GHSA-m", "MODERATE");
        services.WithVulnerability("bare", "1.0.0", "GHSA-low", "LOW");
        services.Answer("counter/downloads/point/last-week/odd", "{\"downloads\":999}").Answer("counter/downloads/point/last-week/bare", "{\"downloads\":1000}");

        var audit = await AuditAsync(services, "npm:odd@1.0.0", "npm:bare@1.0.0", "npm:odd@^9");

        Assert.True(audit.Passed);
        Assert.Equal(
            [
                "npm:bare@1.0.0: it names no licence",
                "npm:odd@1.0.0: 1.0.0 has GHSA-m (MEDIUM): About GHSA-m",
                "npm:odd@1.0.0: it was downloaded 999 times in the last week",
                "npm:odd@1.0.0: its licence 'GPL-3.0' wants a second look",
                "npm:odd@1.0.0: nobody is named who maintains it",
                "npm:odd@^9: it was downloaded 999 times in the last week",
                "npm:odd@^9: nobody is named who maintains it",
                "npm:odd@^9: the npm registry has no version that ^9 leads to",
            ],
            audit.Warnings.Select(static w => $"{w.Dependency}: {w.Message}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("HIGH", "GHSA-x (HIGH)")]
    [InlineData("CRITICAL", "GHSA-x (CRITICAL)")]
    [InlineData(null, "GHSA-x (UNKNOWN)")]
    [InlineData("weird", "GHSA-x (UNKNOWN)")]
    public async Task Vulnerability_ThatIsGraveOrUnknown_Forbids(string? severity, string words)
    {
        await using var services = new PackageServices().With("left", ["1.0.0", "1.0.1"]).WithVulnerability("left", "1.0.0", "GHSA-x", severity);

        var audit = await AuditAsync(services, "npm:left@1.0.0", "npm:left@1.0.1");

        Assert.False(audit.Passed);
        Assert.Contains(words, Assert.Single(audit.Errors).Message, StringComparison.Ordinal);
        Assert.Equal([false, true], audit.Audited.Select(static a => a.Passed));
    }

    [Fact]
    public async Task Deprecated_Forbids_AndWithdrawnDoesNot()
    {
        await using var services = new PackageServices().With("left", ["1.0.0"], deprecated: "use right").WithVulnerability("left", "1.0.0", "GHSA-x", "HIGH", isWithdrawn: true);

        Assert.Equal("1.0.0 is deprecated: use right", Assert.Single((await AuditAsync(services, "npm:left@1")).Errors).Message);
    }

    [Fact]
    public async Task Nuget_IsAskedAboutVulnerabilitiesOnly()
    {
        await using var services = new PackageServices().WithVulnerability("Some.Package", "1.0.0", "GHSA-n", "HIGH");

        var audit = await AuditAsync(services, "nuget:Some.Package@1.0.0", "nuget:Other@1.*");

        Assert.Equal(["osv Some.Package 1.0.0 NuGet"], services.Calls);
        Assert.Equal("nuget:Some.Package@1.0.0", Assert.Single(audit.Errors).Dependency);
        Assert.Contains("exact versions only; so nothing was learnt there of nuget:Other@1.*", Assert.Single(audit.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_OfManyPages_AreAllRead()
    {
        await using var services = new PackageServices().With("left", ["1.0.0"]);
        var page = 0;
        await using var database = new ScriptedRegistry((_, _, stream, token) => ScriptedRegistry.WriteAsync(
            stream, "200 OK", ++page == 1 ? "{\"next_page_token\":\"t\"}" : "{\"vulns\":[{\"id\":\"GHSA-late\",\"database_specific\":{\"severity\":\"HIGH\"}}]}", token));

        var audit = await AuditAsync(services.Npm, Plain(database), limits: null, "npm:left@1.0.0");

        Assert.Contains("GHSA-late", Assert.Single(audit.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_OfAScope_IsAskedWithItsLogin()
    {
        await using var services = new PackageServices().With("@acme/x", ["1.0.0"]);
        var place = new Uri(services.Npm).Authority;

        var audit = await AuditAsync($"@acme:registry={services.Npm}\n//{place}/npm/:_authToken=t0k\nregistry=http://127.0.0.1:1/", new AuditAddresses(new Uri(services.Osv + "/"), null), limits: null, "npm:@acme/x@1");

        Assert.True(audit.Passed && audit.Complete);
        Assert.Equal("Bearer t0k", services.Authorization);
        Assert.Contains("GET npm/@acme/x", services.Calls);
    }

    [Fact]
    public async Task Offline_IsOneWarningEach_AndShort()
    {
        var packages = Enumerable.Range(0, 40).Select(static i => $"npm:p{i}@1.0.0").ToArray();
        var began = TimeProvider.System.GetTimestamp();

        var audit = await AuditAsync("http://ann:s3cret@127.0.0.1:1/", "http://127.0.0.1:1/", limits: null, packages);

        Assert.True(audit.Passed);
        Assert.False(audit.Complete);
        Assert.Equal(["npm", "osv"], audit.Warnings.Select(static w => w.Dependency).Order(StringComparer.Ordinal));
        Assert.All(audit.Warnings, static w => Assert.Contains("and 35 more", w.Message, StringComparison.Ordinal));
        Assert.All(audit.Warnings, static w => Assert.DoesNotContain("s3cret", w.Message, StringComparison.Ordinal));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Silence_EndsAtTheLimit_AndIsWaitedForOnce()
    {
        await using var silent = new ScriptedRegistry(static (_, _, _, token) => Task.Delay(Timeout.Infinite, token));
        var limits = new AuditLimits { Answer = TimeSpan.FromMilliseconds(300) };

        var audit = await AuditAsync(Plain(silent) + "npm/", Plain(silent), limits, [.. Enumerable.Range(0, 30).Select(static i => $"npm:p{i}@1.0.0")]);

        Assert.True(audit.Passed);
        Assert.All(audit.Warnings, static w => Assert.Contains("did not answer within 0.3 s", w.Message, StringComparison.Ordinal));
        Assert.True(silent.Requests.Count <= 10, $"{silent.Requests.Count} calls");
    }

    [Fact]
    public async Task Calls_AreFiveAtATimeAtMost()
    {
        var (now, most) = (0, 0);
        await using var slow = new ScriptedRegistry(async (_, _, stream, token) =>
        {
            var here = Interlocked.Increment(ref now);
            most = Math.Max(most, here);
            await Task.Delay(20, token);
            Interlocked.Decrement(ref now);
            await ScriptedRegistry.WriteAsync(stream, "404 Not Found", "{}", token);
        });

        await AuditAsync(Plain(slow), osv: null, limits: null, [.. Enumerable.Range(0, 30).Select(static i => $"npm:p{i}@^1")]);

        Assert.InRange(most, 1, 5);
        Assert.Equal(30, slow.Requests.Count);
    }

    [Theory]
    [InlineData("200 OK", "<html>log in</html>", "says something that cannot be read")]
    [InlineData("200 OK", "[]", "says something that cannot be read")]
    [InlineData("200 OK", "{}", "says something that cannot be read")]
    [InlineData("200 OK", "{\"versions\":{\"1.0.0\":{\"deprecated\":\"\\ud800\"}}}", "says something that cannot be read")]
    [InlineData("401 Unauthorized", "", "answers with HTTP 401")]
    [InlineData("503 Slow Down", "", "answers with HTTP 503")]
    [InlineData("404 Not Found", "", "does not have it")]
    public async Task Registry_ThatSaysNothingOfUse_IsAWarning(string head, string body, string words)
    {
        await using var server = ScriptedRegistry.Always(head, body);

        var audit = await AuditAsync(Plain(server), osv: null, limits: null, "npm:left@1.0.0");

        Assert.True(audit.Passed);
        Assert.Contains(words, audit.Warnings.Single(static w => w.Dependency == "npm").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "<html>log in</html>", "says something that cannot be read")]
    [InlineData("200 OK", "{\"vulns\":7}", "says something that cannot be read")]
    [InlineData("404 Not Found", "", "answers with HTTP 404")]
    [InlineData("500 Oops", "", "answers with HTTP 500")]
    public async Task Database_ThatSaysNothingOfUse_IsAWarning(string head, string body, string words)
    {
        await using var services = new PackageServices().With("left", ["1.0.0"]);
        await using var server = ScriptedRegistry.Always(head, body);

        var audit = await AuditAsync(services.Npm, Plain(server), limits: null, "npm:left");

        Assert.True(audit.Passed && !audit.Complete);
        Assert.Contains(words, Assert.Single(audit.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithoutAnEnd_IsCutOff()
    {
        await using var endless = new ScriptedRegistry(static async (_, _, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true)
            {
                await stream.WriteAsync(new byte[8192], token);
            }
        });

        var audit = await AuditAsync(Plain(endless), osv: null, new AuditLimits { AnswerBytes = 1 << 20 }, "npm:left");

        Assert.Contains("says more than 1048576 bytes", audit.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsCancelled_Ends()
    {
        await using var silent = new ScriptedRegistry(static (_, _, _, token) => Task.Delay(Timeout.Infinite, token));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Auditor($"registry={Plain(silent)}", new AuditAddresses(null, null), limits: null).AuditAsync(["npm:left"], soon.Token));
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("nothing")]
    [InlineData("https://user:pw@x")]
    [InlineData("https://x/?key=1")]
    public void Address_ThatIsNone_IsRefused(string text) =>
        Assert.Equal(ErrorCodes.InvalidArgument, Assert.Throws<SwampException>(() => AuditAddresses.Read(new Dictionary<string, string> { [AuditAddresses.VulnerabilitiesVariable] = text })).Error.Code);

    [Fact]
    public void Addresses_AreThoseOfTheEnvironment()
    {
        Assert.Equal(new AuditAddresses(null, null), AuditAddresses.Read(new Dictionary<string, string> { [AuditAddresses.VulnerabilitiesVariable] = "off" }));
        Assert.Equal("http://127.0.0.1:1/osv/", AuditAddresses.Read(new Dictionary<string, string> { [AuditAddresses.VulnerabilitiesVariable] = "http://127.0.0.1:1/osv" }).Vulnerabilities!.ToString());
        Assert.Equal("https", AuditAddresses.Read(new Dictionary<string, string>()).Vulnerabilities!.Scheme);
    }

    private static string Plain(ScriptedRegistry server) => $"http://{IPAddress.Loopback}:{server.Port}/";

    private static Task<PackageAudit> AuditAsync(PackageServices services, params string[] packages) =>
        AuditAsync($"registry={services.Npm}", new AuditAddresses(new Uri(services.Osv + "/"), services.Counts ? new Uri(services.Downloads + "/") : null), limits: null, packages);

    private static Task<PackageAudit> AuditAsync(string npm, string? osv, AuditLimits? limits, params string[] packages) =>
        AuditAsync($"registry={npm}", new AuditAddresses(osv is null ? null : new Uri(osv), null), limits, packages);

    private static Task<PackageAudit> AuditAsync(string npmrc, AuditAddresses addresses, AuditLimits? limits, params string[] packages) => Auditor(npmrc, addresses, limits).AuditAsync(packages, Token);

    private static PackageAuditor Auditor(string npmrc, AuditAddresses addresses, AuditLimits? limits)
    {
        var folder = Directory.CreateTempSubdirectory("swamp-audit-").FullName;
        var file = Path.Combine(folder, "npmrc");
        File.WriteAllText(file, npmrc);
        var variables = new Dictionary<string, string> { ["NPM_CONFIG_USERCONFIG"] = file };
        return new PackageAuditor(new NpmConfigurationReader(variables, folder, folder, ProcessRunners.ForThisSystem()), addresses, new FixedClock(), "1", limits);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
