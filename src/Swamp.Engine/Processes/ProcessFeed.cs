namespace Swamp.Engine.Processes;

/// <summary>Feeds the standard input of one program.</summary>
internal sealed class ProcessFeed : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task feeding;

    /// <summary>Begins to feed a program; the stream ends with the feeding.</summary>
    public ProcessFeed(Func<Stream, CancellationToken, Task> feed, Stream input) => feeding = FeedAsync(feed, input);

    /// <summary>The program has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await feeding;
        ended.Dispose();
    }

    private async Task FeedAsync(Func<Stream, CancellationToken, Task> feed, Stream input)
    {
        try
        {
            await using (input)
            {
                await feed(input, ended.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The program did not want to read on.
        }
    }
}
