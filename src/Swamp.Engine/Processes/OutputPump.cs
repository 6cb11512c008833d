using System.Diagnostics;
using System.Threading.Channels;

namespace Swamp.Engine.Processes;

/// <summary>The thread that reads a program's pipes, ends its process tree when asked to, and collects its exit status.</summary>
internal sealed class OutputPump(
    int pid,
    PosixPipe output,
    PosixPipe error,
    PosixPipe wake,
    ChannelWriter<(ProcessStream Stream, byte[] Bytes)> chunks,
    TimeSpan grace,
    TimeSpan linger)
{
    private const int PollMilliseconds = 50;

    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(65536);
    private readonly int exit = Posix.OpenProcess(pid);
    private int endRequested;
    private long termSentAt;
    private bool killed;
    private IReadOnlyList<int> tree = [];
    private int? status;
    private long exitedAt;

    /// <summary>Asks for the end of the process tree. May be called from any thread, also after the end.</summary>
    public unsafe void RequestEnd()
    {
        if (Interlocked.Exchange(ref endRequested, 1) == 0 && wake.WriteEnd >= 0)
        {
            byte one = 1;
            _ = Posix.Write(wake.WriteEnd, &one, 1);
        }
    }

    /// <summary>Runs until the program has ended and its output was read.</summary>
    public ProcessExit Run()
    {
        try
        {
            while ((output.ReadEnd >= 0 || error.ReadEnd >= 0) && !LingeredEnough())
            {
                Poll();
                EndIfRequested();
                Reap(Posix.NoHang);
            }

            // A program may close its output and go on, and every program ends a moment after its output does. It is looked after in growing pauses, which
            // its end, where the system tells of it, and a request to end it cut short.
            for (var pause = 1; status is null; pause = Math.Min(pause * 2, PollMilliseconds))
            {
                EndIfRequested();
                Reap(Posix.NoHang);
                if (status is null)
                {
                    WaitForWake(endRequested == 1 ? 5 : pause);
                }
            }

            // The program itself is gone. What it left behind in its group is not to outlive a cancelled call, but has its grace too.
            while (endRequested == 1 && !killed && ProcessTree.IsGroupAlive(pid))
            {
                EndIfRequested();
                Wait();
            }

            return ExitOf(status.Value);
        }
        finally
        {
            chunks.Complete();
            if (exit >= 0)
            {
                _ = Posix.Close(exit);
            }
        }
    }

    private static ProcessExit ExitOf(int waitStatus)
    {
        var signal = waitStatus & 0x7f;
        return signal == 0 ? new ProcessExit((waitStatus >> 8) & 0xff, null) : new ProcessExit(128 + signal, signal);
    }

    private bool LingeredEnough() => status is not null && (endRequested == 0 || killed) && Stopwatch.GetElapsedTime(exitedAt) > linger;

    private unsafe void Poll()
    {
        // A negative descriptor is passed over by poll, so closed pipes need no special case.
        var descriptors = stackalloc Posix.PollDescriptor[3];
        descriptors[0] = new Posix.PollDescriptor { Descriptor = output.ReadEnd, Events = Posix.PollIn };
        descriptors[1] = new Posix.PollDescriptor { Descriptor = error.ReadEnd, Events = Posix.PollIn };
        descriptors[2] = new Posix.PollDescriptor { Descriptor = endRequested == 1 ? -1 : wake.ReadEnd, Events = Posix.PollIn };
        if (Posix.Poll(descriptors, 3, PollMilliseconds) <= 0)
        {
            return;
        }

        if (descriptors[0].Returned != 0)
        {
            Read(output, ProcessStream.Output);
        }

        if (descriptors[1].Returned != 0)
        {
            Read(error, ProcessStream.Error);
        }
    }

    private unsafe void Wait() => _ = Posix.Poll(null, 0, 5);

    private unsafe void WaitForWake(int milliseconds)
    {
        var descriptors = stackalloc Posix.PollDescriptor[2];
        descriptors[0] = new Posix.PollDescriptor { Descriptor = endRequested == 1 ? -1 : wake.ReadEnd, Events = Posix.PollIn };
        descriptors[1] = new Posix.PollDescriptor { Descriptor = exit, Events = Posix.PollIn };
        _ = Posix.Poll(descriptors, 2, milliseconds);
    }

    private unsafe void Read(PosixPipe pipe, ProcessStream stream)
    {
        nint count;
        fixed (byte* start = buffer)
        {
            count = Posix.Read(pipe.ReadEnd, start, buffer.Length);
        }

        if (count > 0)
        {
            var chunk = (stream, buffer.AsSpan(0, (int)count).ToArray());
            while (!chunks.TryWrite(chunk))
            {
                // The receiver is behind. A cancelled call must still get through.
                EndIfRequested();
                Wait();
            }
        }
        else if (count == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Posix.ErrorInterrupted)
        {
            pipe.CloseRead();
        }
    }

    private void Reap(int options)
    {
        if (status is null && Posix.WaitPid(pid, out var waitStatus, options) == pid)
        {
            status = waitStatus;
            exitedAt = Stopwatch.GetTimestamp();
        }
    }

    private void EndIfRequested()
    {
        if (Volatile.Read(ref endRequested) == 0 || killed)
        {
            return;
        }

        if (termSentAt == 0)
        {
            tree = ProcessTree.Of(pid);
            ProcessTree.Signal(pid, tree, Posix.SigTerm);
            termSentAt = Stopwatch.GetTimestamp();
        }
        else if (Stopwatch.GetElapsedTime(termSentAt) > grace)
        {
            ProcessTree.Signal(pid, ProcessTree.Of(pid).Concat(tree.Where(ProcessTree.IsAlive)), Posix.SigKill);
            killed = true;
        }
    }
}
