using System.Runtime.InteropServices;
using System.Threading.Channels;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Processes;

/// <summary>
/// Runs programs in a process group of their own, so that ending one ends all it started. One thread polls both pipes, so that lines of
/// standard output and standard error keep the order in which they arrived.
/// </summary>
internal sealed class PosixProcessRunner : IProcessRunner
{
    /// <summary>How long output is still read after the program ended while something it left running holds the pipes open.</summary>
    private static readonly TimeSpan LingerAfterExit = TimeSpan.FromMilliseconds(500);

    public async Task<ProcessExit> RunAsync(
        ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var output = new PosixPipe();
        using var error = new PosixPipe();
        using var wake = new PosixPipe();
        using var input = request.Input is null ? null : new PosixPipe();
        var pid = Start(request, input, output, error);
        input?.CloseRead();
        output.CloseWrite();
        error.CloseWrite();

        var chunks = Channel.CreateBounded<(ProcessStream Stream, byte[] Bytes)>(new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true });
        var pump = new OutputPump(pid, output, error, wake, chunks.Writer, request.TerminationGrace, LingerAfterExit);
        var pumping = Task.Factory.StartNew(pump.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await using var feed = request.Input is null ? null : new ProcessFeed(request.Input, input!.TakeWrite());
        await using (cancellationToken.Register(pump.RequestEnd))
        {
            try
            {
                await foreach (var (stream, bytes) in chunks.Reader.ReadAllAsync(CancellationToken.None))
                {
                    await onOutput(stream, bytes);
                }
            }
            catch
            {
                // Whoever receives the output failed: the program has no purpose any more. Nothing of it may outlive the call.
                pump.RequestEnd();
                while (await chunks.Reader.WaitToReadAsync(CancellationToken.None))
                {
                    chunks.Reader.TryRead(out _);
                }

                await pumping;
                throw;
            }

            var exit = await pumping;
            cancellationToken.ThrowIfCancellationRequested();
            return exit;
        }
    }

    private static unsafe int Start(ProcessRequest request, PosixPipe? input, PosixPipe output, PosixPipe error)
    {
        using var native = new NativeStrings();
        var actions = native.Opaque(Posix.OpaqueSize);
        var attributes = native.Opaque(Posix.OpaqueSize);
        Check(Posix.FileActionsInit(actions), request);
        Check(Posix.AttributesInit(attributes), request);
        try
        {
            Check(
                input is null ? Posix.FileActionsAddOpen(actions, 0, native.Text("/dev/null"), Posix.OpenReadOnly, 0) : Posix.FileActionsAddDup2(actions, input.ReadEnd, 0), request);
            Check(Posix.FileActionsAddDup2(actions, output.WriteEnd, 1), request);
            Check(Posix.FileActionsAddDup2(actions, error.WriteEnd, 2), request);
            Check(Posix.FileActionsAddChangeDirectory(actions, native.Text(request.WorkingDirectory)), request);
            Check(Posix.AttributesSetFlags(attributes, Posix.SpawnSetProcessGroup), request);
            Check(Posix.AttributesSetProcessGroup(attributes, 0), request);
            var arguments = native.Array([request.Program, .. request.Arguments]);
            var environment = native.Array([.. request.Environment.Select(v => $"{v.Key}={v.Value}")]);
            Check(Posix.Spawn(out var pid, native.Text(request.Program), actions, attributes, arguments, environment), request);
            return pid;
        }
        finally
        {
            _ = Posix.FileActionsDestroy(actions);
            _ = Posix.AttributesDestroy(attributes);
        }
    }

    private static void Check(int errorNumber, ProcessRequest request)
    {
        if (errorNumber != 0)
        {
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"'{request.Program}' cannot be started in {request.WorkingDirectory}: {Marshal.GetPInvokeErrorMessage(errorNumber)}.",
                Directory.Exists(request.WorkingDirectory) ? null : $"The working directory does not exist: mkdir -p {request.WorkingDirectory}");
        }
    }
}
