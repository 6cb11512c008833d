namespace Swamp.Operations.Execution;

/// <summary>Reads logs, which may be large while only their end is asked for.</summary>
internal static class LogTail
{
    /// <summary>The lines of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tail">Only so many from the end; all when null or negative.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, int? tail, CancellationToken cancellationToken)
    {
        var lines = new Queue<string>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            lines.Enqueue(line);
            if (tail is { } most and >= 0 && lines.Count > most)
            {
                lines.Dequeue();
            }
        }

        return [.. lines];
    }
}
