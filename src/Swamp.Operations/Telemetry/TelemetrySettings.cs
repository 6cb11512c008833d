namespace Swamp.Operations.Telemetry;

/// <summary>
/// Where traces and logs go, from the variables of the OpenTelemetry specification. Only <c>http/protobuf</c> is spoken. Nothing is sent
/// anywhere unless an endpoint is named.
/// </summary>
public sealed record TelemetrySettings
{
    /// <summary>Address that spans are posted to; null when they are not wanted.</summary>
    public Uri? Traces { get; init; }

    /// <summary>Address that log records are posted to; null when they are not wanted.</summary>
    public Uri? Logs { get; init; }

    /// <summary>Headers of the posts of spans, <c>name=value,…</c>. May hold credentials.</summary>
    public string? TracesHeaders { get; init; }

    /// <summary>Headers of the posts of log records, <c>name=value,…</c>. May hold credentials.</summary>
    public string? LogsHeaders { get; init; }

    /// <summary>Name of the service; <c>swamp</c> unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Further attributes of the resource.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> ResourceAttributes { get; init; }

    /// <summary>Reads the variables; null when nothing is to be sent.</summary>
    /// <param name="variables">The environment; an empty value counts as unset.</param>
    /// <param name="warn">Told why settings that were made have no effect.</param>
    public static TelemetrySettings? From(IReadOnlyDictionary<string, string> variables, Action<string> warn)
    {
        var read = new Reader(variables);
        if (read.Text("OTEL_EXPORTER_OTLP_ENDPOINT") is null
            && read.Text("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") is null
            && read.Text("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT") is null)
        {
            return null;
        }

        if (read.Flag("OTEL_SDK_DISABLED") || read.Flag("SWAMP_NO_TELEMETRY"))
        {
            return null;
        }

        var settings = new TelemetrySettings
        {
            Traces = read.Endpoint("OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "v1/traces", warn),
            Logs = read.Endpoint("OTEL_LOGS_EXPORTER", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "v1/logs", warn),
            TracesHeaders = read.Text("OTEL_EXPORTER_OTLP_TRACES_HEADERS") ?? read.Text("OTEL_EXPORTER_OTLP_HEADERS"),
            LogsHeaders = read.Text("OTEL_EXPORTER_OTLP_LOGS_HEADERS") ?? read.Text("OTEL_EXPORTER_OTLP_HEADERS"),
            ServiceName = read.Text("OTEL_SERVICE_NAME") ?? "swamp",
            ResourceAttributes = Pairs(read.Text("OTEL_RESOURCE_ATTRIBUTES")),
        };
        return settings.Traces is null && settings.Logs is null ? null : settings;
    }

    /// <summary>Says what is configured, never the headers.</summary>
    public override string ToString() => $"{ServiceName}: traces {Traces}, logs {Logs}";

    private static KeyValuePair<string, string>[] Pairs(string? text) =>
    [
        .. from pair in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           let parts = pair.Split('=', 2)
           where parts.Length == 2 && parts[0].Length > 0
           select KeyValuePair.Create(parts[0], Uri.UnescapeDataString(parts[1])),
    ];

    private readonly struct Reader(IReadOnlyDictionary<string, string> variables)
    {
        public string? Text(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

        public bool Flag(string name) => Text(name) is { } value && value is not "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

        public Uri? Endpoint(string exporter, string protocol, string own, string path, Action<string> warn)
        {
            if ((Text(own) ?? Text("OTEL_EXPORTER_OTLP_ENDPOINT")) is not { } address || Text(exporter) == "none")
            {
                return null;
            }

            if ((Text(protocol) ?? Text("OTEL_EXPORTER_OTLP_PROTOCOL")) is { } spoken and not "http/protobuf")
            {
                warn($"Nothing is sent to {own}: the protocol {spoken} is not supported; set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf.");
                return null;
            }

            // The common address is a base; the address of one signal is used as it is.
            var full = Text(own) ?? $"{address.TrimEnd('/')}/{path}";
            if (Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            warn($"Nothing is sent for {own}: '{full}' is not an http or https address.");
            return null;
        }
    }
}
