using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Telemetry;

/// <summary>
/// Sends spans and log records while it exists. Sending happens beside the work and can only fail silently: a collector that is down or
/// slow never changes what a command does.
/// </summary>
public sealed class TelemetryExport
{
    private readonly TracerProvider? traces;
    private readonly ILoggerFactory? logs;
    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);

    /// <summary>Starts to collect.</summary>
    public TelemetryExport(TelemetrySettings settings, HostEnvironment host)
    {
        var resource = ResourceBuilder.CreateEmpty()
            .AddAttributes(settings.ResourceAttributes.Select(a => KeyValuePair.Create(a.Key, (object)a.Value)))
            .AddService(settings.ServiceName, serviceVersion: host.Version, autoGenerateServiceInstanceId: false)
            .AddAttributes([KeyValuePair.Create("host.name", (object)host.MachineName), KeyValuePair.Create("process.pid", (object)(long)host.ProcessId)]);
        if (settings.Traces is { } tracesEndpoint)
        {
            traces = Sdk.CreateTracerProviderBuilder()
                .AddSource(SwampTracing.SourceName)
                .SetResourceBuilder(resource)
                .AddOtlpExporter(o => Configure(o, tracesEndpoint, settings.TracesHeaders))
                .Build();
        }

        if (settings.Logs is { } logsEndpoint)
        {
            logs = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddOpenTelemetry(o =>
            {
                o.IncludeFormattedMessage = true;
                o.SetResourceBuilder(resource);
                o.AddOtlpExporter(e => Configure(e, logsEndpoint, settings.LogsHeaders));
            }));
        }
    }

    /// <summary>Whether log records are sent.</summary>
    public bool SendsLogs => logs is not null;

    /// <summary>Takes a log record.</summary>
    /// <param name="level">Importance.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="message">Text, already redacted.</param>
    public void Log(Events.LogLevel level, string category, string message)
    {
        if (logs is not null)
        {
            loggers.GetOrAdd(category, logs.CreateLogger).Log((LogLevel)(int)level, default, message, null, static (text, _) => text);
        }
    }

    /// <summary>Sends what is left, waiting no longer than given, and ends. Never throws.</summary>
    public async Task FinishAsync(TimeSpan limit)
    {
        var milliseconds = (int)limit.TotalMilliseconds;
        var sending = Task.WhenAll(
            Task.Run(() => traces?.Shutdown(milliseconds), CancellationToken.None),
            Task.Run(() => logs?.Dispose(), CancellationToken.None));
        try
        {
            await sending.WaitAsync(limit);
        }
        catch (Exception)
        {
            // A collector that is slow or gone is not this command's problem.
        }
    }

    private static void Configure(OtlpExporterOptions options, Uri endpoint, string? headers)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = endpoint;
        options.Headers = headers;
        options.ExportProcessorType = ExportProcessorType.Batch;
    }
}
