using System.ComponentModel;
using System.Diagnostics;

namespace Swamp.Extensions.Hosting;

/// <summary>Looks at the memory of a process while it has something to do.</summary>
internal sealed class MemoryWatch(int processId, HostLimits limits)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>The heap is limited by the language itself; a quarter, and at least 256 MiB, is for everything beside it.</summary>
    private readonly long limit = (limits.MemoryMib + Math.Max(256L, limits.MemoryMib / 4)) << 20;

    /// <summary>Runs until the process is gone, takes too much, or nobody needs it.</summary>
    /// <param name="isBusy">Whether the process has something to do; only then is looked.</param>
    /// <param name="onExceeded">Called once when it takes more than it may.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async Task RunAsync(Func<bool> isBusy, Func<Task> onExceeded, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            using var timer = new PeriodicTimer(Interval);

            // A timer that is cancelled writes a stack trace into its exception, which takes a native executable 15 ms the first time; one that is disposed just ends.
            await using var stop = cancellationToken.Register(timer.Dispose);
            while (await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                if (!isBusy())
                {
                    continue;
                }

                process.Refresh();
                if (process.WorkingSet64 > limit)
                {
                    await onExceeded();
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // The process is gone, or is of no interest any more.
        }
    }
}
