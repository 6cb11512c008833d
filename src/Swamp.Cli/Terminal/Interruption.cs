using System.Runtime.InteropServices;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Terminal;

/// <summary>
/// Turns Ctrl-C and the end signal into cancellation: the first asks the operation to stop and clean up, the second ends the process at
/// once with the signal's exit status.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;
    private int received;

    public Interruption() =>
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref received) == 1)
        {
            source.Cancel();
        }
        else
        {
            Environment.Exit(context.Signal == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Terminated);
        }
    }
}
