namespace Swamp.Cli.Help;

/// <summary>The pages of <c>swamp help</c> that are not about one command: their texts, in one place.</summary>
internal static class HelpTopics
{
    /// <summary>Names and titles, in the order in which they are listed.</summary>
    public static IReadOnlyList<(string Name, string Title)> Names { get; } =
    [
        ("exit-codes", "What exit statuses mean"),
        ("environment", "Environment variables"),
        ("json", "Output and errors for programs"),
        ("repositories", "How a command finds its repository"),
        ("telemetry", "Sending traces and logs to a collector of yours"),
    ];

    /// <summary>The page of that name; null when there is none.</summary>
    public static TopicHelp? Find(string name)
    {
        if (Names.FirstOrDefault(n => n.Name == name) is not { Name: not null } entry)
        {
            return null;
        }

        return new TopicHelp
        {
            Topic = entry.Name,
            Title = entry.Title,
            Text = TextOf(entry.Name),
            ExitCodes = entry.Name == "exit-codes" ? ExitCodeTable.Rows : null,
            Variables = entry.Name == "environment" ? EnvironmentTable.Rows : null,
        };
    }

    private static string? TextOf(string name) => name switch
    {
        "json" =>
            """
            With --json (or SWAMP_OUTPUT=json) a command writes one JSON document to
            standard output and nothing else; --json wins over --log. Lists that are empty
            are []. Members may be added in later versions, so ignore those you do not know.

            Everything beside the result goes to standard error, one JSON object per line
            with the member "event": notice, log, progress. Below them, when the command
            fails, stands one document:

              { "error": message, "code": stable code, "hint": what to do,
                "file", "line", "column": where the cause is, "retryable": true, … }

            Match on "code" and on the exit status; messages may change. Nothing is ever
            asked in this mode: a command that would ask takes yes for an answer.

            'swamp help --json' describes every command, 'swamp help <command> --json' one.
            Schemas of all requests and results are in docs/reference/schemas.
            """,
        "repositories" =>
            """
            A command works in the repository named by --repo-dir; without it, by
            SWAMP_REPO_DIR; without that, in the nearest folder upwards from the current one
            that holds .swamp.yaml (at most ten levels, not past the root of a git
            repository).

            'swamp repo init' makes a repository.
            """,
        "telemetry" =>
            """
            Nothing is sent anywhere unless you name a collector. With
            OTEL_EXPORTER_OTLP_ENDPOINT (or ..._TRACES_ENDPOINT, ..._LOGS_ENDPOINT) every
            command sends a span of itself and of each operation it calls, and its log
            records, over OTLP (http/protobuf). TRACEPARENT or --traceparent makes the spans
            part of the caller's trace; methods find the context in TRACEPARENT.

            Spans hold names of commands and operations, error codes and the exit status,
            never arguments, messages or values. A collector that is down delays the end of
            a command by two seconds at most and never makes it fail.

            --no-telemetry, SWAMP_NO_TELEMETRY or OTEL_SDK_DISABLED turn it off.
            """,
        _ => null,
    };
}
