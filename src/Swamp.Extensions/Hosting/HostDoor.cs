using System.IO.Pipes;
using System.Net.Sockets;

namespace Swamp.Extensions.Hosting;

/// <summary>
/// Where a host process dials: a Unix socket in a folder that only this user can enter, a named pipe of this user on Windows. It takes one
/// connection and is gone.
/// </summary>
internal sealed class HostDoor : IDisposable
{
    private readonly string? folder;
    private readonly Socket? socket;
    private readonly NamedPipeServerStream? pipe;

    private HostDoor(string address, string? folder, Socket? socket, NamedPipeServerStream? pipe) =>
        (Address, this.folder, this.socket, this.pipe) = (address, folder, socket, pipe);

    /// <summary>What the process is told to dial.</summary>
    public string Address { get; }

    public static HostDoor Open()
    {
        if (OperatingSystem.IsWindows())
        {
            var name = $"swamp-{Path.GetRandomFileName()}";
            const PipeOptions options = PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly;
            return new HostDoor($@"\\.\pipe\{name}", null, null, new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, options));
        }

        // Created with mode 0700, and short: the path of a socket holds about a hundred bytes.
        var folder = Directory.CreateTempSubdirectory("swamp-").FullName;
        var path = Path.Combine(folder, "s");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(1);
        return new HostDoor(path, folder, socket, null);
    }

    /// <summary>Waits for the process.</summary>
    public async Task<Stream> AcceptAsync(CancellationToken cancellationToken)
    {
        if (pipe is not null)
        {
            await pipe.WaitForConnectionAsync(cancellationToken);
            return pipe;
        }

        return new NetworkStream(await socket!.AcceptAsync(cancellationToken), ownsSocket: true);
    }

    public void Dispose()
    {
        socket?.Dispose();
        if (pipe is { IsConnected: false })
        {
            pipe.Dispose();
        }

        if (folder is not null)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A leftover in the temporary folder does no harm.
            }
        }
    }
}
