namespace Swamp.Engine.Errors;

/// <summary>The exit statuses of every executable (GEN-7). One meaning each, never reused.</summary>
public static class ExitCodes
{
    /// <summary>The operation did what was asked.</summary>
    public const int Ok = 0;

    /// <summary>The operation failed; the error says why.</summary>
    public const int Failure = 1;

    /// <summary>The command line could not be understood: unknown command, too many arguments, missing required option.</summary>
    public const int Usage = 2;

    /// <summary>A lock was held by somebody else for longer than the lock time-out (<c>lock_timeout</c>); trying again may work.</summary>
    public const int LockTimeout = 75;

    /// <summary>The user interrupted the command (Ctrl-C).</summary>
    public const int Interrupted = 130;

    /// <summary>The process was asked to end (SIGTERM).</summary>
    public const int Terminated = 143;
}
