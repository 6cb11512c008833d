using System.Runtime.InteropServices;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Processes;

/// <summary>A pipe whose ends are not inherited by other programs.</summary>
internal sealed class PosixPipe : IDisposable
{
    public unsafe PosixPipe()
    {
        var ends = stackalloc int[2];
        if (Posix.Pipe(ends) != 0)
        {
            throw new SwampException(
                ErrorCodes.FileSystem,
                $"No pipe can be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.",
                "Raise the limit of open files (ulimit -n).");
        }

        (ReadEnd, WriteEnd) = (ends[0], ends[1]);
        _ = Posix.FileControl(ReadEnd, Posix.SetDescriptorFlags, Posix.CloseOnExec);
        _ = Posix.FileControl(WriteEnd, Posix.SetDescriptorFlags, Posix.CloseOnExec);
    }

    public int ReadEnd { get; private set; }

    public int WriteEnd { get; private set; }

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
