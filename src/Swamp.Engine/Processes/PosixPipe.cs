using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Processes;

/// <summary>A pipe whose ends are not inherited by other programs.</summary>
internal sealed class PosixPipe : IDisposable
{
    public unsafe PosixPipe()
    {
        var ends = stackalloc int[2];

        // In one step where that is possible: a program that another thread starts in between would hold the pipe open.
        if ((OperatingSystem.IsLinux() ? Posix.LinuxPipe(ends, Posix.LinuxCloseOnExec) : Posix.Pipe(ends)) != 0)
        {
            throw new SwampException(
                ErrorCodes.FileSystem,
                $"No pipe can be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.",
                "Raise the limit of open files (ulimit -n).");
        }

        (ReadEnd, WriteEnd) = (ends[0], ends[1]);
        if (!OperatingSystem.IsLinux())
        {
            _ = Posix.FileControl(ReadEnd, Posix.SetDescriptorFlags, Posix.CloseOnExec);
            _ = Posix.FileControl(WriteEnd, Posix.SetDescriptorFlags, Posix.CloseOnExec);
        }
    }

    public int ReadEnd { get; private set; }

    public int WriteEnd { get; private set; }

    /// <summary>The end that is written to, from now on owned by the stream.</summary>
    public FileStream TakeWrite()
    {
        var handle = new SafeFileHandle(WriteEnd, ownsHandle: true);
        WriteEnd = -1;
        return new FileStream(handle, FileAccess.Write, bufferSize: 0);
    }

    public void CloseRead()
    {
        if (ReadEnd >= 0)
        {
            _ = Posix.Close(ReadEnd);
            ReadEnd = -1;
        }
    }

    public void CloseWrite()
    {
        if (WriteEnd >= 0)
        {
            _ = Posix.Close(WriteEnd);
            WriteEnd = -1;
        }
    }

    public void Dispose()
    {
        CloseRead();
        CloseWrite();
    }
}
