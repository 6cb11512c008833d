using System.ComponentModel;
using System.Diagnostics;

namespace Swamp.Storage.Catalog;

/// <summary>When a process of this machine began, which tells it from a later one that got the same id.</summary>
internal static class ProcessStart
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>The start in the system's own unit, as text.</summary>
    /// <returns>Null when there is no such process; empty when the system does not tell.</returns>
    public static string? Of(int pid) => OperatingSystem.IsLinux() ? OnLinux(pid) : Elsewhere(pid);

    private static string? OnLinux(int pid)
    {
        try
        {
            // The name of the program stands in parentheses and may hold anything; the fields are counted after it.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length <= StartField ? "" : fields[StateField] is "Z" or "X" ? null : fields[StartField];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Directory.Exists("/proc/self") ? null : "";
        }
        catch (IOException)
        {
            return null; // It ended between opening and reading.
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? Elsewhere(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return $"{process.StartTime.ToUniversalTime().Ticks}";
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return "";
        }
    }
}
