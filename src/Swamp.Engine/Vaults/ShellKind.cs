namespace Swamp.Engine.Vaults;

/// <summary>The shells that commands are written for.</summary>
public enum ShellKind
{
    /// <summary>A POSIX shell.</summary>
    Posix,

    /// <summary>PowerShell.</summary>
    PowerShell,
}
