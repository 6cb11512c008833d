using System.CommandLine;

namespace Swamp.Cli.CommandLine;

/// <summary>The options that every command has (GEN-1, GEN-17).</summary>
internal static class GlobalOptions
{
    public static Option<bool> Help { get; } = new("--help", "-h", "-?") { Description = "Show help", Recursive = true };

    public static Option<bool> Version { get; } = new("--version", "-V") { Description = "Show the version", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write the result as JSON (also SWAMP_OUTPUT=json)", Recursive = true };

    public static Option<bool> Log { get; } = new("--log") { Description = "Write the result for people (the default)", Recursive = true };

    public static Option<string?> LogLevel { get; } = new("--log-level")
    {
        Description = "How much to tell on standard error: trace, debug, info, warning, error, fatal",
        HelpName = "level",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Tell errors only", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Tell more; tables show more columns", Recursive = true };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours (also NO_COLOR)", Recursive = true };

    public static Option<bool> NoInput { get; } = new("--no-input") { Description = "Never ask; fail where an answer is needed", Recursive = true };

    public static Option<bool> NoTelemetry { get; } = new("--no-telemetry")
    {
        Description = "Accepted for compatibility; nothing is ever sent without being configured",
        Recursive = true,
        Hidden = true,
    };

    public static Option<bool> ShowProperties { get; } = new("--show-properties") { Description = "Log records with their properties", Recursive = true, Hidden = true };

    public static Option<string?> RepositoryDirectory { get; } = new("--repo-dir")
    {
        Description = "The repository (default: SWAMP_REPO_DIR, or the nearest folder upwards with .swamp.yaml)",
        HelpName = "dir",
        Recursive = true,
    };

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } =
        [Help, Version, Json, Log, LogLevel, Quiet, Verbose, NoColor, NoInput, RepositoryDirectory, NoTelemetry, ShowProperties];

    public static void AddTo(Command root)
    {
        foreach (var option in All)
        {
            root.Options.Add(option);
        }
    }
}
