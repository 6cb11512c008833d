using System.Runtime.InteropServices;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;

namespace Swamp.Cli.Terminal;

/// <summary>
/// Turns Ctrl-C and the end signal into cancellation: the first asks the operation to stop and clean up; the second kills the programs that do not heed
/// that, and gives the operation a moment to say how it ended; the third, or the end of that moment, ends the process with the signal's exit status.
/// A second one right after the first is the same one, sent to the process and to its group.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_same = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;
    private int received;
    private long firstAt;
    private bool isFirm;
    private Timer? lastWords;

    public Interruption() =>
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];

    public CancellationToken Token => source.Token;

    /// <summary>The exit status of a call that was interrupted: that of the first signal (143 for SIGTERM).</summary>
    public int ExitStatus { get; private set; } = ExitCodes.Interrupted;

    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        lastWords?.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        var status = context.Signal == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Terminated;
        if (Interlocked.Increment(ref received) == 1)
        {
            firstAt = TimeProvider.System.GetTimestamp();
            ExitStatus = status;
            source.Cancel();
        }
        else if (TimeProvider.System.GetElapsedTime(firstAt) > s_same)
        {
            if (Interlocked.Exchange(ref isFirm, true))
            {
                Environment.Exit(status);
            }

            ProcessTree.KillBelow(Environment.ProcessId);
            lastWords = new Timer(_ => Environment.Exit(status), null, s_lastWords, Timeout.InfiniteTimeSpan);
        }
    }
}
