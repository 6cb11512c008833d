using System.IO.Pipes;
using System.Net.Sockets;
using Swamp.Runner.Containers;
using Swamp.Runner.Conversation;

namespace Swamp.Runner;

/// <summary>
/// The half of the extension host that runs C#. The engine starts it, it dials back over a local socket, and from then on every frame is a call of the
/// engine, a request of an extension to the engine, or an answer to one. Standard output and error stay free for extensions.
/// </summary>
public static class CSharpRunner
{
    /// <summary>Serves calls until the engine closes the connection.</summary>
    /// <param name="address">Path of a Unix socket, or of a named pipe on Windows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task ServeAsync(string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ForgetOwnSettings();
        await using var stream = await ConnectAsync(address, cancellationToken);
        using var connection = new RunnerConnection(stream, new Dispatcher());
        connection.Greet();
        await connection.PumpAsync(cancellationToken);
    }

    /// <summary>Runs the one method that a request in a folder asks for, where there is no engine to talk to: in a container.</summary>
    /// <param name="folder">Absolute folder with <c>request.json</c> and <c>extension/extension.dll</c>.</param>
    /// <param name="results">Absolute path of the file that takes what the method writes.</param>
    /// <param name="go">Says when the request is there; a stream that ends without a line means that nobody wants anything. Null when it is there already.</param>
    /// <returns>0 when the method ended well or nobody wanted anything, 2 when it failed.</returns>
    public static async Task<int> RunOnceAsync(string folder, string results, Stream? go)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(results);
        ForgetOwnSettings();
        return await new OneCall(folder, results, PassVariables).RunAsync(go);
    }

    private static void PassVariables(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>How this process was set up is nothing for the programs that extensions start.</summary>
    private static void ForgetOwnSettings()
    {
        foreach (var name in new[] { "DOTNET_GCHeapHardLimit", "DOTNET_gcServer", "DOTNET_TieredPGO", "DOTNET_EnableDiagnostics" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private static async Task<Stream> ConnectAsync(string address, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            var pipe = new NamedPipeClientStream(".", address[(address.LastIndexOf('\\') + 1)..], PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            await pipe.ConnectAsync(cancellationToken);
            return pipe;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
