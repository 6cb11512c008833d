using System.Diagnostics;
using System.Text;
using Swamp.Cli.Tests.Framework;
using Swamp.Operations;
using Swamp.Operations.Sessions;
using Swamp.Operations.Telemetry;
using Swamp.Operations.Versions;

namespace Swamp.Cli.Tests.Telemetry;

/// <summary>Traces and logs, posted over a real socket. Spans of tests that run beside these may be among them, so trace ids tell them apart.</summary>
public sealed class TelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Command_WithACollector_SendsItselfAndItsOperation()
    {
        await using var collector = new Collector();
        var run = await RunAsync(collector, [new("TRACEPARENT", $"00-{Trace}-b7ad6b7169203331-01"), new("OTEL_SERVICE_NAME", "shop"), new("OTEL_RESOURCE_ATTRIBUTES", "team=a%20b,stage=test")], "version", "--json");
        Assert.Equal(0, run.Exit);
        Assert.NotNull(run.Json["version"]);
        var sent = collector.Text("/v1/traces");
        foreach (var text in new[] { "swamp version", "version.get", "swamp.access", "read", "process.exit.code", "shop", "team", "a b", "stage", "20261121.0.1", BytesOf(Trace) })
        {
            Assert.Contains(text, sent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Command_ThatFails_SendsTheCodeAndNothingThatWasTyped()
    {
        await using var collector = new Collector();
        var run = await RunThingAsync(collector, "fail", "lock", "--traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        Assert.Equal(75, run.Exit);
        var sent = collector.Text("/v1/traces");
        Assert.Contains("swamp thing fail", sent, StringComparison.Ordinal);
        Assert.Contains("error.type", sent, StringComparison.Ordinal);
        Assert.Contains("lock_timeout", sent, StringComparison.Ordinal);
        Assert.Contains(BytesOf(Trace), sent, StringComparison.Ordinal);
        Assert.DoesNotContain("The lock is held", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_WithSecrets_AreNotInSpansOrLogs()
    {
        await using var collector = new Collector();
        var run = await RunThingAsync(collector, "get", "hunter2-in-a-name", "--tag", "token=hunter2");
        Assert.Equal(0, run.Exit);
        Assert.Contains("swamp thing get", collector.Text("/v1/traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", collector.Text("/v1/traces") + collector.Text("/v1/logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogRecords_OfAnOperation_AreSentWithBracesAsTheyAre()
    {
        await using var collector = new Collector();
        var settings = TelemetrySettings.From(Variables(collector), _ => { });
        var export = new TelemetryExport(settings!, Shell.Host());
        var client = new ExportingClient(new InProcessClient(Shell.Host(), new SessionFactory(Shell.Host())), export);
        await client.CallAsync(Noisy, new VersionRequest(), new CallOptions { WorkingDirectory = "/" }, Rendering.NoEvents.Instance, CancellationToken.None);
        await export.FinishAsync(TimeSpan.FromSeconds(10));
        var sent = collector.Text("/v1/logs");
        Assert.Contains("heard {braces} and {0}", sent, StringComparison.Ordinal);
        Assert.Contains("thing.noise", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("only for debugging", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_Configured_AreSent()
    {
        await using var collector = new Collector();
        await RunAsync(collector, [new("OTEL_EXPORTER_OTLP_HEADERS", "x-api-key=k1,x-team=t%201")], "version");
        var headers = Assert.Single(collector.Posts, p => p.Path == "/v1/traces").Headers;
        Assert.Contains("x-api-key: k1", headers, StringComparison.Ordinal);
        Assert.Contains("x-team: t 1", headers, StringComparison.Ordinal);
        Assert.Contains("application/x-protobuf", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collector_ThatIsGone_ChangesNothing()
    {
        var collector = new Collector();
        await collector.DisposeAsync();
        var run = await Shell.RunAsync(new TestTerminal(), new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" }, "version");
        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Collector_ThatNeverAnswers_DelaysTheEndByTwoSecondsAtMost()
    {
        await using var collector = new Collector(answers: false);
        var started = Stopwatch.GetTimestamp();
        var run = await RunAsync(collector, [], "version");
        Assert.Equal(0, run.Exit);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8), "The end of the command waited for the collector.");
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("SWAMP_NO_TELEMETRY", "1")]
    public async Task Sending_TurnedOff_SendsNothing(string variable, string value)
    {
        await using var collector = new Collector();
        await RunAsync(collector, [new(variable, value)], "version");
        await RunAsync(collector, [], "version", "--no-telemetry");
        Assert.Empty(collector.Posts);
    }

    [Theory]
    [InlineData("grpc", "http://x", "the protocol grpc is not supported")]
    [InlineData("http/protobuf", "not a place", "is not an http or https address")]
    public async Task Settings_ThatCannotWork_WarnAndDoNotFail(string protocol, string address, string warning)
    {
        var variables = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol, ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address };
        var run = await Shell.RunAsync(new TestTerminal(), variables, "version");
        Assert.Equal(0, run.Exit);
        Assert.Contains(warning, run.Error);
    }

    [Fact]
    public void Settings_OfOneSignal_AreUsedAsTheyAre()
    {
        var settings = TelemetrySettings.From(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://base/x/",
                ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = "https://logs/here",
                ["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "secret=1",
            },
            _ => { });
        Assert.Equal("http://base/x/v1/traces", settings!.Traces!.ToString());
        Assert.Equal("https://logs/here", settings.Logs!.ToString());
        Assert.Null(settings.TracesHeaders);
        Assert.DoesNotContain("secret", settings.ToString());
        Assert.Null(TelemetrySettings.From(new Dictionary<string, string>(), _ => { }));
    }

    [Fact]
    public void TraceContext_OfTheCall_IsWhatChildrenFind_ENV14()
    {
        var host = Shell.Host(new Dictionary<string, string> { ["TRACEPARENT"] = "old", ["TRACESTATE"] = "old", ["OTHER"] = "kept" });
        var inside = Cli.Telemetry.CommandTelemetry.WithContext(host, "new", null);
        Assert.Equal("new", inside.Variable("TRACEPARENT"));
        Assert.Null(inside.Variable("TRACESTATE"));
        Assert.Equal("kept", inside.Variable("OTHER"));
        Assert.Same(host, Cli.Telemetry.CommandTelemetry.WithContext(host, null, null));
    }

    private static Operation<VersionRequest, VersionResult> Noisy { get; } = new()
    {
        Name = "thing.noise",
        Summary = "Makes noise.",
        Access = AccessLevel.Read,
        Request = VersionOperations.Get.Request,
        Result = VersionOperations.Get.Result,
        Handler = async (_, context, cancellationToken) =>
        {
            await context.Events.EmitAsync(new Operations.Events.LogEvent(Operations.Events.LogLevel.Debug, "thing.noise", "only for debugging"), cancellationToken);
            await context.Events.EmitAsync(new Operations.Events.LogEvent(Operations.Events.LogLevel.Info, "thing.noise", "heard {braces} and {0}"), cancellationToken);
            return new VersionResult { Version = "1", Runtime = "r", Platform = "p", Native = false };
        },
    };

    private static Dictionary<string, string> Variables(Collector collector) => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address };

    private static Task<CliRun> RunAsync(Collector collector, IEnumerable<KeyValuePair<string, string>> more, params string[] arguments) =>
        Shell.RunAsync(new TestTerminal(), new Dictionary<string, string>(Variables(collector).Concat(more)), arguments);

    private static Task<CliRun> RunThingAsync(Collector collector, params string[] arguments) =>
        Shell.RunThingAsync(new TestTerminal(), Variables(collector), CancellationToken.None, ["thing", .. arguments]);

    private static string BytesOf(string hex) => Encoding.Latin1.GetString(Convert.FromHexString(hex));
}
