namespace Swamp.Engine.Audit;

/// <summary>Which recorded commands are shown (AUD-10 to AUD-12).</summary>
public sealed record AuditFilter
{
    /// <summary>Begin of the command that the recording test of <c>doctor audit</c> sends.</summary>
    public const string SmokeTest = "echo swamp-doctor-smoke-test";

    private static readonly string[] Noise =
    [
        "ls", "cat", "head", "tail", "echo", "grep", "rg", "find", "which", "pwd", "whoami", "date", "wc", "sort", "uniq", "diff", "file",
        "stat", "tree", "less", "more", "man", "type", "printenv", "env", "set", "cd", "true", "false", "test", "[",
        "git status", "git log", "git diff", "git show", "git branch", "git remote", "git tag", "git rev-parse", "git config", "git stash list",
    ];

    /// <summary>Whether commands that only look around are shown too.</summary>
    public bool All { get; init; }

    /// <summary>Only commands of this session; null for all.</summary>
    public string? Session { get; init; }

    /// <summary>Whether the commands of the recording test are shown.</summary>
    public bool IncludeDiagnostic { get; init; }

    /// <summary>The rows to show, in the order given.</summary>
    public IReadOnlyList<AuditEntry> Apply(IEnumerable<CommandRecord> records) => [.. records.Where(IsShown).Select(EntryOf)];

    /// <summary>Whether a command is one of swamp's.</summary>
    public static bool IsSwamp(string command) => command == "swamp" || command.StartsWith("swamp ", StringComparison.Ordinal);

    private bool IsShown(CommandRecord record)
    {
        if (Session is not null && record.SessionId != Session)
        {
            return false;
        }

        if (record.Command.StartsWith(SmokeTest, StringComparison.Ordinal))
        {
            return IncludeDiagnostic;
        }

        return All || IsSwamp(record.Command) || !IsNoise(record.Command);
    }

    /// <summary>Whether the command begins with words of the list, followed by its end, a space, <c>|</c> or <c>;</c> (AUD-11).</summary>
    private static bool IsNoise(string command) => Array.Exists(
        Noise,
        word => command.StartsWith(word, StringComparison.Ordinal) && (command.Length == word.Length || command[word.Length] is ' ' or '|' or ';'));

    private static AuditEntry EntryOf(CommandRecord record)
    {
        var failed = record.Error is not null || record.ExitCode is not (null or 0);
        var entry = new AuditEntry
        {
            Timestamp = record.Timestamp,
            Source = IsSwamp(record.Command) ? "swamp" : "direct",
            Summary = record.Command,
            Status = failed ? "error" : "success",
        };
        return entry.Source == "swamp" ? entry : entry with { SessionId = record.SessionId, ExitCode = record.ExitCode, Error = record.Error };
    }
}
