using System.Runtime.InteropServices;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Terminal;

/// <summary>
/// Turns Ctrl-C and the end signal into cancellation: the first asks the operation to stop and clean up, the second ends the process at
/// once with the signal's exit status. A second one right after the first is the same one, sent to the process and to its group.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_same = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;
    private int received;
    private long firstAt;

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
            Environment.Exit(status);
        }
    }
}
