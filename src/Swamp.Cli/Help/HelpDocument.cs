namespace Swamp.Cli.Help;

/// <summary><c>swamp help --json</c>: the command line as data. Members may be added; readers ignore those they do not know.</summary>
internal sealed record HelpDocument
{
    /// <summary>Grows when a member changes its meaning.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Options that every command takes.</summary>
    public required IReadOnlyList<OptionHelp> GlobalOptions { get; init; }

    /// <summary>The command that was asked about, with everything below it.</summary>
    public required CommandHelp Command { get; init; }

    /// <summary>What exit statuses mean.</summary>
    public required IReadOnlyList<ExitCodeHelp> ExitCodes { get; init; }

    /// <summary>Names that <c>swamp help</c> takes besides commands.</summary>
    public required IReadOnlyList<string> Topics { get; init; }
}
