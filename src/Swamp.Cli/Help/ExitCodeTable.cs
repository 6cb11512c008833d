using Swamp.Engine.Errors;

namespace Swamp.Cli.Help;

/// <summary>What each exit status means to a caller (GEN-7).</summary>
internal static class ExitCodeTable
{
    public static IReadOnlyList<ExitCodeHelp> Rows { get; } =
    [
        new(ExitCodes.Ok, "ok", "It did what was asked; also when there was nothing to do."),
        new(ExitCodes.Failure, "failure", "It failed; the error on standard error has a code, a cause and what to do."),
        new(ExitCodes.Usage, "usage", "The command line does not fit: unknown command, too many arguments, required option missing."),
        new(ExitCodes.LockTimeout, "lock_timeout", "Somebody else held a lock for longer than the lock time-out; trying again may work."),
        new(ExitCodes.Interrupted, "interrupted", "It was interrupted (Ctrl-C) and has cleaned up."),
        new(ExitCodes.Terminated, "terminated", "It was asked to end (SIGTERM)."),
    ];
}
