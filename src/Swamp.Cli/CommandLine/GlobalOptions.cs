using System.CommandLine;

namespace Swamp.Cli.CommandLine;

/// <summary>The options that every command has (GEN-1, GEN-17).</summary>
internal static class GlobalOptions
{
    public static Option<bool> Help { get; } = Flag("Show help", "--help", "-h", "-?");

    public static Option<bool> Version { get; } = Flag("Show the version", "--version", "-V");

    public static Option<bool> Json { get; } = Flag("Write the result as JSON (also SWAMP_OUTPUT=json)", "--json");

    public static Option<bool> Log { get; } = Flag("Write the result for people (the default)", "--log");

    public static Option<string?> LogLevel { get; } = new("--log-level")
    {
        Description = "How much to tell on standard error: trace, debug, info, warning, error, fatal",
        HelpName = "level",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = Flag("Tell errors only", "--quiet", "-q");

    public static Option<bool> Verbose { get; } = Flag("Tell more; tables show more columns", "--verbose", "-v");

    public static Option<bool> NoColor { get; } = Flag("No colours (also NO_COLOR)", "--no-color");

    public static Option<bool> NoInput { get; } = Flag("Never ask; fail where an answer is needed", "--no-input");

    public static Option<string?> RepositoryDirectory { get; } = new("--repo-dir")
    {
        Description = "The repository (default: SWAMP_REPO_DIR, or the nearest folder upwards with .swamp.yaml)",
        HelpName = "dir",
        Recursive = true,
    };

    public static Option<string?> Datastore { get; } = new("--datastore")
    {
        Description = "Where state lies for this call: filesystem:/path, or @scope/type:{json} (default: SWAMP_DATASTORE, or .swamp.yaml)",
        HelpName = "datastore",
        Recursive = true,
        Hidden = true,
    };

    public static Option<bool> NoTelemetry { get; } = Hidden(Flag("Send no traces, whatever is configured", "--no-telemetry"));

    public static Option<bool> ShowProperties { get; } = Hidden(Flag("Log records with their properties", "--show-properties"));

    public static Option<string?> TraceParent { get; } = new("--traceparent")
    {
        Description = "W3C trace context of the caller (default: TRACEPARENT)",
        HelpName = "context",
        Recursive = true,
        Hidden = true,
    };

    public static Option<string?> TraceState { get; } = new("--tracestate")
    {
        Description = "W3C trace state that goes with it (default: TRACESTATE)",
        HelpName = "state",
        Recursive = true,
        Hidden = true,
    };

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } =
        [Help, Version, Json, Log, LogLevel, Quiet, Verbose, NoColor, NoInput, RepositoryDirectory, Datastore, NoTelemetry, ShowProperties, TraceParent, TraceState];

    public static void AddTo(Command root)
    {
        foreach (var option in All)
        {
            root.Options.Add(option);
        }
    }

    private static Option<bool> Flag(string description, string name, params string[] aliases) =>
        new(name, aliases) { Description = description, Recursive = true, Arity = ArgumentArity.Zero };

    private static Option<bool> Hidden(Option<bool> option)
    {
        option.Hidden = true;
        return option;
    }
}
