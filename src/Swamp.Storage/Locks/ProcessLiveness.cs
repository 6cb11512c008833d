using System.Diagnostics;

namespace Swamp.Storage.Locks;

/// <summary>Whether a process of this machine lives.</summary>
internal static class ProcessLiveness
{
    /// <summary>False when there is no such process, or only what is left of it until its parent asks.</summary>
    public static bool IsAlive(int pid)
    {
        if (pid <= 0)
        {
            return false;
        }

        if (pid == Environment.ProcessId)
        {
            return true;
        }

        return OperatingSystem.IsLinux() ? IsAliveOnLinux(pid) : HasProcess(pid);
    }

    private static bool IsAliveOnLinux(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var afterName = stat.LastIndexOf(')') + 2;
            return afterName >= 2 && afterName < stat.Length && stat[afterName] is not ('Z' or 'X');
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Directory.Exists($"/proc/{pid}") || !Directory.Exists("/proc/self");
        }
        catch (IOException)
        {
            return false; // It ended between opening and reading.
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool HasProcess(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
