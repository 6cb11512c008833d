using System.Globalization;

namespace Swamp.Engine.Processes;

/// <summary>Finds and signals a process with everything it started, also what left its process group.</summary>
public static class ProcessTree
{
    /// <summary>The system knows the start of a process to hundredths of a second, and adds it to a time of boot that it knows to a second.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    /// <summary>Ids of the process and all its descendants as far as they can be seen (Linux: <c>/proc</c>); the process itself comes first.</summary>
    public static IReadOnlyList<int> Of(int pid)
    {
        var found = new List<int> { pid };
        if (!OperatingSystem.IsLinux())
        {
            return found;
        }

        var childrenOf = Processes().ToLookup(static p => p.Parent, static p => p.Process);
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(childrenOf[found[i]].Where(child => !found.Contains(child)));
        }

        return found;
    }

    /// <summary>Kills everything that a process started, with the groups they lead, but not the process itself. As far as it can be seen: Linux.</summary>
    public static void KillBelow(int pid)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Programs there are in a job that ends with this process.
        }

        foreach (var process in Of(pid).Skip(1))
        {
            _ = Posix.Kill(-process, Posix.SigKill);
            _ = Posix.Kill(process, Posix.SigKill);
        }
    }

    /// <summary>Sends a signal to the process group of <paramref name="pid"/> and to every process of the tree.</summary>
    internal static void Signal(int pid, IEnumerable<int> tree, int signal)
    {
        _ = Posix.Kill(-pid, signal);
        foreach (var process in tree)
        {
            if (process > 1)
            {
                _ = Posix.Kill(process, signal);
            }
        }
    }

    /// <summary>Asks a process tree to end, waits, and kills what is left.</summary>
    /// <param name="pid">The topmost process.</param>
    /// <param name="grace">How long it may take to end by itself.</param>
    /// <param name="clock">Measures the grace.</param>
    /// <param name="cancellationToken">Ends the wait, and kills at once.</param>
    public static async Task EndAsync(int pid, TimeSpan grace, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
            return;
        }

        var tree = Of(pid);
        _ = Posix.Kill(pid, Posix.SigTerm);
        var start = clock.GetTimestamp();
        while (tree.Any(IsAlive) && clock.GetElapsedTime(start) < grace && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        }

        foreach (var process in tree.Where(IsAlive))
        {
            _ = Posix.Kill(process, Posix.SigKill);
        }
    }

    /// <summary>Whether a process exists and has not merely left its exit status behind.</summary>
    public static bool IsAlive(int pid)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(pid);
                return !process.HasExited;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        return pid > 0 && (Posix.Kill(pid, 0) == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == 1) && !IsZombie(pid);
    }

    /// <summary>Whether a process was started after a time, as far as this user may know; false for one that is gone.</summary>
    public static bool StartedAfter(int pid, DateTimeOffset time)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return process.StartTime.ToUniversalTime() > time.UtcDateTime + StartTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether something of a process group still runs. What has ended and waits for its parent to ask for the status does not count: of programs whose
    /// parent ended first, that is the first process of the system, which may take its time.
    /// </summary>
    internal static bool IsGroupAlive(int group) => Posix.Kill(-group, 0) == 0
        && (!OperatingSystem.IsLinux() || Processes().Any(p => p.Group == group && p.State is not ('Z' or 'X')));

    private static bool IsZombie(int pid) => OperatingSystem.IsLinux() && ReadStat(pid) is { } stat && stat.State == 'Z';

    private static IEnumerable<(int Process, char State, int Parent, int Group)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ReadStat(pid) is { } stat)
            {
                yield return (pid, stat.State, stat.Parent, stat.Group);
            }
        }
    }

    private static (char State, int Parent, int Group)? ReadStat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
