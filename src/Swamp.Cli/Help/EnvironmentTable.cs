namespace Swamp.Cli.Help;

/// <summary>Every environment variable that the program reads (ENV-1 …), by name. Empty counts as unset.</summary>
internal static class EnvironmentTable
{
    public static IReadOnlyList<VariableHelp> Rows { get; } =
    [
        new("NO_COLOR", "No colours, as --no-color."),
        new("SWAMP_LOG_LEVEL", "How much is told on standard error: trace, debug, info, warning, error, fatal.", "info"),
        new("SWAMP_OUTPUT", "With the value json, every command answers as with --json; --log overrides it."),
        new("SWAMP_REPO_DIR", "The repository to work in; --repo-dir overrides it.", "the nearest folder upwards with .swamp.yaml"),
    ];
}
