namespace Swamp.Engine.Repositories;

/// <summary>
/// The settings that come from environment variables (ENV-1 to ENV-15), read once from a snapshot that the process hands in.
/// Not a record on purpose: its text form must not show credentials.
/// </summary>
public sealed class SwampEnvironment
{
    private readonly IReadOnlyDictionary<string, string> _variables;

    private SwampEnvironment(IReadOnlyDictionary<string, string> variables) => _variables = variables;

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">Names and values of the environment; an empty value counts as not set.</param>
    public static SwampEnvironment From(IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new SwampEnvironment(variables);
    }

    /// <summary>Settings of an empty environment.</summary>
    public static SwampEnvironment Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>The snapshot itself, for expressions (<c>env.NAME</c>) and for child processes.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>Home directory of the user; null when the environment names none.</summary>
    public string? Home => Text("HOME") ?? Text("USERPROFILE");

    /// <summary>Login name of the user; null when the environment names none.</summary>
    public string? UserName => Text("USER") ?? Text("LOGNAME") ?? Text("USERNAME");

    /// <summary>The repository given by <c>SWAMP_REPO_DIR</c> (ENV-1).</summary>
    public string? RepositoryDirectory => Text("SWAMP_REPO_DIR");

    /// <summary>Where swamp keeps the user's data: <c>SWAMP_HOME</c>, else <c>~/.swamp</c> (ENV-2); null without a home.</summary>
    public string? DataHome => Text("SWAMP_HOME") ?? (Home is { } home ? Path.Combine(home, ".swamp") : null);

    /// <summary>Where the user's configuration lies: <c>$SWAMP_HOME/config</c>, <c>$XDG_CONFIG_HOME/swamp</c>, else <c>~/.config/swamp</c> (ENV-2, ENV-3).</summary>
    public string? ConfigDirectory
    {
        get
        {
            if (Text("SWAMP_HOME") is { } swampHome)
            {
                return Path.Combine(swampHome, "config");
            }

            if (Text("XDG_CONFIG_HOME") is { } xdg)
            {
                return Path.Combine(xdg, "swamp");
            }

            return Home is { } home ? Path.Combine(home, ".config", "swamp") : null;
        }
    }

    /// <summary>The datastore given by <c>SWAMP_DATASTORE</c>, unparsed (ENV-4, DS-8).</summary>
    public string? Datastore => Text("SWAMP_DATASTORE");

    /// <summary>Time limit of a sync in one direction (ENV-5); null when unset or not a positive number of milliseconds.</summary>
    public TimeSpan? DatastoreSyncTimeout => Milliseconds("SWAMP_DATASTORE_SYNC_TIMEOUT_MS");

    /// <summary>How long to wait for a lock (ENV-6). Default 60 s.</summary>
    public TimeSpan LockTimeout => Milliseconds("SWAMP_LOCK_TIMEOUT_MS") ?? TimeSpan.FromSeconds(60);

    /// <summary>Process whose locks are to be ignored, because it started this one while it held them (ENV-7).</summary>
    public int? LockHolderProcess => PositiveInt("SWAMP_LOCK_HOLDER_PID");

    /// <summary>Folder of model sources (ENV-8).</summary>
    public string? ModelsDirectory => Text("SWAMP_MODELS_DIR");

    /// <summary>Folder of workflow sources (ENV-8).</summary>
    public string? WorkflowsDirectory => Text("SWAMP_WORKFLOWS_DIR");

    /// <summary>Folder of vault provider sources (ENV-8).</summary>
    public string? VaultsDirectory => Text("SWAMP_VAULTS_DIR");

    /// <summary>Folder of driver sources (ENV-8).</summary>
    public string? DriversDirectory => Text("SWAMP_DRIVERS_DIR");

    /// <summary>Folder of datastore provider sources (ENV-8).</summary>
    public string? DatastoresDirectory => Text("SWAMP_DATASTORES_DIR");

    /// <summary>Folder of report sources (ENV-8).</summary>
    public string? ReportsDirectory => Text("SWAMP_REPORTS_DIR");

    /// <summary>Root of extension sources that replaces the repository's (ENV-9).</summary>
    public string? ExtensionsDirectory => Text("SWAMP_EXTENSIONS_DIR");

    /// <summary>Log level as written, not checked (ENV-10, GEN-3).</summary>
    public string? LogLevel => Text("SWAMP_LOG_LEVEL");

    /// <summary>Whether colours are unwanted (ENV-10).</summary>
    public bool NoColor => Flag("NO_COLOR");

    /// <summary>Whether debugging output is wanted (ENV-10).</summary>
    public bool Debug => Flag("SWAMP_DEBUG");

    /// <summary>Output mode that applies without a switch: <c>json</c> or <c>log</c>; as written.</summary>
    public string? Output => Text("SWAMP_OUTPUT");

    /// <summary>Whether telemetry is off (ENV-11).</summary>
    public bool NoTelemetry => Flag("SWAMP_NO_TELEMETRY");

    /// <summary>Where telemetry goes (ENV-11).</summary>
    public string? TelemetryEndpoint => Text("SWAMP_TELEMETRY_ENDPOINT");

    /// <summary>Whether the check for newer versions is off (ENV-11).</summary>
    public bool NoUpdateCheck => Flag("SWAMP_NO_UPDATE_CHECK");

    /// <summary>Key of the registry (ENV-12). A credential.</summary>
    public string? ApiKey => Text("SWAMP_API_KEY");

    /// <summary>Address of the registry (ENV-12).</summary>
    public string? ClubUrl => Text("SWAMP_CLUB_URL");

    /// <summary>Registry that serves all extensions, whatever is configured.</summary>
    public string? Registry => Text("SWAMP_REGISTRY");

    /// <summary>Server that commands are sent to (ENV-12, GEN-16).</summary>
    public string? ServeUrl => Text("SWAMP_SERVE_URL");

    /// <summary>Token for that server (ENV-12). A credential.</summary>
    public string? ServerToken => Text("SWAMP_SERVER_TOKEN");

    /// <summary>Widest report in characters (ENV-13).</summary>
    public int? ReportMaxWidth => Int("SWAMP_REPORT_MAX_WIDTH");

    /// <summary>Widest column of a report in characters (ENV-13).</summary>
    public int? ReportMaxColumnWidth => Int("SWAMP_REPORT_MAX_COL_WIDTH");

    /// <summary>W3C trace context of the caller (ENV-14).</summary>
    public string? TraceParent => Text("TRACEPARENT");

    /// <summary>W3C trace state of the caller (ENV-14).</summary>
    public string? TraceState => Text("TRACESTATE");

    /// <summary>The user's editor (ENV-15): <c>VISUAL</c>, else <c>EDITOR</c>; null when neither is set.</summary>
    public string? Editor => Text("VISUAL") ?? Text("EDITOR");

    /// <summary>Where programs are looked for, in order.</summary>
    public IReadOnlyList<string> SearchPath =>
        Text("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Says how many variables there are, never what they hold.</summary>
    public override string ToString() => $"{_variables.Count} variables";

    /// <summary>The value of a variable; null when it is absent or empty.</summary>
    public string? Text(string name) => _variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A switch: any value but empty, <c>0</c> and <c>false</c> is true (ENV-10).</summary>
    public bool Flag(string name) =>
        Text(name) is { } value && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private int? Int(string name) => int.TryParse(Text(name), out var value) ? value : null;

    private int? PositiveInt(string name) => Int(name) is > 0 and { } value ? value : null;

    private TimeSpan? Milliseconds(string name) =>
        long.TryParse(Text(name), out var value) && value is > 0 and <= int.MaxValue ? TimeSpan.FromMilliseconds(value) : null;
}
