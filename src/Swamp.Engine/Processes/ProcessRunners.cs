namespace Swamp.Engine.Processes;

/// <summary>Chooses the runner for this operating system.</summary>
public static class ProcessRunners
{
    /// <summary>The runner for this operating system.</summary>
    public static IProcessRunner ForThisSystem() => OperatingSystem.IsWindows() ? new WindowsProcessRunner() : new PosixProcessRunner();
}
