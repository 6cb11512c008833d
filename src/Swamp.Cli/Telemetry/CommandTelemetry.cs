using System.CommandLine;
using System.Diagnostics;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Help;
using Swamp.Engine.Errors;
using Swamp.Operations;
using Swamp.Operations.Hosting;
using Swamp.Operations.Telemetry;

namespace Swamp.Cli.Telemetry;

/// <summary>The span of one command, and the sending of it. Made only when an endpoint is configured.</summary>
internal sealed class CommandTelemetry
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(2);

    private readonly TelemetryExport export;
    private readonly Activity? span;

    private CommandTelemetry(TelemetryExport export, Activity? span) => (this.export, this.span) = (export, span);

    /// <summary>Starts the span; null when nothing is to be sent.</summary>
    public static CommandTelemetry? Start(ParseResult parse, HostEnvironment host, Action<string> warn)
    {
        if (parse.GetValue(GlobalOptions.NoTelemetry) || TelemetrySettings.From(host.Variables, warn) is not { } settings)
        {
            return null;
        }

        var sender = new TelemetryExport(settings, host);
        // A context that cannot be read is no reason to fail: the command then starts a trace of its own.
        var parent = ActivityContext.TryParse(host.Variable("TRACEPARENT"), host.Variable("TRACESTATE"), isRemote: true, out var given) ? given : default;
        var path = CommandPath.Of(parse.CommandResult.Command);
        var started = SwampTracing.Source.StartActivity(path, ActivityKind.Internal, parent);
        started?.SetTag(SwampTracing.Command, path);
        return new CommandTelemetry(sender, started);
    }

    /// <summary>The surroundings with the caller's trace context, from the options or from this span, where child processes find it (ENV-14).</summary>
    public static HostEnvironment WithContext(HostEnvironment host, string? parent, string? state)
    {
        if (parent is null)
        {
            return host;
        }

        var variables = new Dictionary<string, string>(host.Variables, OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
        {
            ["TRACEPARENT"] = parent,
        };
        variables.Remove("TRACESTATE");
        if (state is not null)
        {
            variables["TRACESTATE"] = state;
        }

        return host with { Variables = variables };
    }

    /// <summary>The surroundings for what runs inside the span.</summary>
    public HostEnvironment Inside(HostEnvironment host) => WithContext(host, span?.Id, span?.TraceStateString);

    /// <summary>The client whose log records are sent too.</summary>
    public IOperationClient Around(IOperationClient client) => export.SendsLogs ? new ExportingClient(client, export) : client;

    /// <summary>Notes what ended the command.</summary>
    public void Failed(Exception exception) => span?.SetTag(SwampTracing.ErrorType, exception switch
    {
        SwampException swamp => swamp.Code,
        OperationCanceledException => ErrorCodes.Cancelled,
        _ => ErrorCodes.Internal,
    });

    /// <summary>Ends the span and sends what is left, for two seconds at most.</summary>
    public async Task FinishAsync(int exitStatus)
    {
        span?.SetTag(SwampTracing.ExitCode, exitStatus);
        if (exitStatus != ExitCodes.Ok)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        span?.Dispose();
        await export.FinishAsync(LongestFlush);
    }
}
