using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Swamp.Cli.Tests.Telemetry;

/// <summary>An HTTP receiver on a loopback socket that keeps what is posted to it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;
    private readonly bool answers;

    /// <param name="answers">False to take connections and never say anything.</param>
    public Collector(bool answers = true)
    {
        this.answers = answers;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Path, headers and body of every post.</summary>
    public ConcurrentQueue<(string Path, string Headers, byte[] Body)> Posts { get; } = new();

    /// <summary>Everything posted to a path as Latin-1, in which every byte is a character.</summary>
    public string Text(string path) => string.Concat(Posts.Where(p => p.Path == path).Select(p => Encoding.Latin1.GetString(p.Body)));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception exception) when (stopping.IsCancellationRequested && exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // A listener that was stopped between two connections says that it is not listening: InvalidOperationException.
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head)
                {
                    var length = head.Split("\r\n").First(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
                    var body = new byte[int.Parse(length.Trim(), CultureInfo.InvariantCulture)];
                    await stream.ReadExactlyAsync(body, stopping.Token);
                    Posts.Enqueue((head.Split(' ')[1], head, body));
                    if (answers)
                    {
                        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stopping.Token);
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side left, or the test is over.
            }
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stopping.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
