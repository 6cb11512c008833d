namespace Swamp.Engine.Models.Shell;

/// <summary>What a shell command inherits.</summary>
public sealed record ShellEnvironment
{
    /// <summary>Whether commands are PowerShell ones (SHELL-3).</summary>
    public required bool IsWindows { get; init; }

    /// <summary>The inherited environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absolute folder that commands run in and that <c>workingDir</c> is relative to.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }
}
