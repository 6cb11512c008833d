namespace Swamp.Cli.Help;

/// <summary>Every environment variable that the program reads (ENV-1 …), by name. Empty counts as unset.</summary>
internal static class EnvironmentTable
{
    public static IReadOnlyList<VariableHelp> Rows { get; } =
    [
        new("EDITOR", "The editor that is opened on a definition or vault configuration, unless VISUAL is set.", "vi"),
        new("NO_COLOR", "No colours, as --no-color."),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", "Base address of a collector for traces and logs; see 'swamp help telemetry'.", "nothing is sent"),
        new("OTEL_EXPORTER_OTLP_HEADERS", "Headers of what is sent there, name=value,…"),
        new("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "Full address for logs."),
        new("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "Headers for logs."),
        new("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "As OTEL_EXPORTER_OTLP_PROTOCOL, for logs."),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "Only http/protobuf is spoken; anything else turns sending off with a warning.", "http/protobuf"),
        new("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "Full address for traces."),
        new("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "Headers for traces."),
        new("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "As OTEL_EXPORTER_OTLP_PROTOCOL, for traces."),
        new("OTEL_LOGS_EXPORTER", "With the value none, no logs are sent."),
        new("OTEL_RESOURCE_ATTRIBUTES", "Further attributes of the resource, name=value,…"),
        new("OTEL_SDK_DISABLED", "Turns the sending of traces and logs off."),
        new("OTEL_SERVICE_NAME", "Name of the service in traces and logs.", "swamp"),
        new("OTEL_TRACES_EXPORTER", "With the value none, no traces are sent."),
        new("SWAMP_CACHE_DIR", "Where things that can be made again are kept, such as Deno.", "the system's cache folder of the user"),
        new("SWAMP_DATASTORE", "The datastore as type:path or JSON, instead of what .swamp.yaml says."),
        new("SWAMP_DENO", "The Deno that runs TypeScript extensions.", "the pinned one, fetched at first need"),
        new("SWAMP_EXTENSIONS_DIR", "The folder whose extensions are used in place of those written in the repository."),
        new("SWAMP_EXTENSION_LOAD_SECONDS", "How long loading an extension may take, its packages included.", "120"),
        new("SWAMP_EXTENSION_MEMORY_MB", "How much memory extensions may take, in MiB, those in TypeScript and those in C# each.", "2048"),
        new("SWAMP_HOST", "The swamp-host that compiles and runs C# extensions.", "the one beside swamp"),
        new("SWAMP_LOCK_HOLDER_PID", "Set for commands that a method starts, so that they do not wait for locks that the method's own run holds."),
        new("SWAMP_LOCK_TIMEOUT_MS", "How long a lock is waited for, in milliseconds.", "60000"),
        new("SWAMP_LOG_LEVEL", "How much is told on standard error: trace, debug, info, warning, error, fatal.", "info"),
        new("SWAMP_MAX_CONCURRENT_STEPS", "How many steps of a workflow run at the same time at most.", "128"),
        new("SWAMP_NO_TELEMETRY", "Turns the sending of traces and logs off, as --no-telemetry."),
        new("SWAMP_OUTPUT", "json: every command answers as with --json, and --log overrides it; log: text."),
        new("SWAMP_REPORT_MAX_COL_WIDTH", "Widest column of a report, in characters."),
        new("SWAMP_REPORT_MAX_WIDTH", "Widest report, in characters."),
        new("SWAMP_REPO_DIR", "The repository to work in; --repo-dir overrides it.", "the nearest folder upwards with .swamp.yaml"),
        new("SWAMP_WORKFLOWS_DIR", "Folder of extension workflows, instead of what .swamp.yaml says.", "extensions/workflows"),
        new("TRACEPARENT", "W3C trace context that the spans of this call belong to."),
        new("TRACESTATE", "W3C trace state that goes with TRACEPARENT."),
        new("VISUAL", "The editor that is opened on a definition or vault configuration."),
    ];
}
