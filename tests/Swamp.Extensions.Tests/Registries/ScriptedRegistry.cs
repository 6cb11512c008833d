using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Swamp.Extensions.Tests.Registries;

/// <summary>A server that answers as a test says, byte for byte; for answers that no sound registry gives.</summary>
internal sealed class ScriptedRegistry : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<string, string, NetworkStream, CancellationToken, Task> answer;
    private readonly List<string> requests = [];
    private readonly Task serving;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Gets the first line and the headers of a request, and writes the answer; the connection is closed then.</param>
    public ScriptedRegistry(Func<string, string, NetworkStream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Origin => $"oci+http://127.0.0.1:{Port}";

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The same answer to everything.</summary>
    public static ScriptedRegistry Always(string head, string body = "") => new((_, _, stream, token) => WriteAsync(stream, head, body, token));

    public static Task WriteAsync(NetworkStream stream, string head, string body, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"), cancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving;
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(AnswerAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (Exception exception) when (end.IsCancellationRequested && exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // A listener that was stopped between two connections says that it is not listening: InvalidOperationException.
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, end.Token) > 0)
                {
                    head.Append((char)one[0]);
                }

                var text = head.ToString();
                var line = text.Split("\r\n")[0];
                lock (requests)
                {
                    requests.Add(text);
                }

                await answer(line, text, stream, end.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
