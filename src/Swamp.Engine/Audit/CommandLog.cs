using System.Globalization;
using System.Text.Json;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Audit;

/// <summary>The files of recorded commands, one per UTC day: <c>commands-YYYY-MM-DD.jsonl</c> (AUD-2, AUD-5).</summary>
/// <param name="folder">The audit folder of a repository.</param>
/// <param name="clock">Tells the day.</param>
public sealed class CommandLog(string folder, TimeProvider clock)
{
    private const string Prefix = "commands-";
    private const string Suffix = ".jsonl";
    private const int KeepDays = 7;
    private const int Attempts = 100;

    /// <summary>The file of today.</summary>
    public string TodaysFile => FileOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Adds a command, then removes files that are more than seven days old.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public async Task AppendAsync(HookCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        Directory.CreateDirectory(folder);
        var record = new CommandRecord
        {
            Timestamp = IdFormat.Text(clock.GetUtcNow()),
            Command = call.Command,
            Cwd = call.Cwd ?? ".",
            SessionId = call.SessionId,
            ExitCode = call.ExitCode,
            Error = call.Error,
        };
        var line = JsonSerializer.SerializeToUtf8Bytes(record, AuditJsonContext.Default.CommandRecord);
        await using (var file = await OpenAsync(TodaysFile, cancellationToken))
        {
            // One write behind whatever is there; a line that was cut short by a crash does not swallow this one.
            var repair = await EndsInLineAsync(file, cancellationToken) ? [] : "\n"u8.ToArray();
            file.Seek(0, SeekOrigin.End);
            await file.WriteAsync((byte[])[.. repair, .. line, (byte)'\n'], cancellationToken);
        }

        RemoveOld();
    }

    /// <summary>The commands since a point in time, in the order of their times; lines that cannot be read are left out.</summary>
    /// <param name="since">Oldest time wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<CommandRecord>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var records = new List<CommandRecord>();
        foreach (var (path, day) in Files())
        {
            if (day >= since.UtcDateTime.Date)
            {
                await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
                {
                    Add(records, line, since);
                }
            }
        }

        return [.. records.OrderBy(static record => record.Timestamp, StringComparer.Ordinal)];
    }

    private static void Add(List<CommandRecord> records, string line, DateTimeOffset since)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, AuditJsonContext.Default.CommandRecord) is { Command: not null, Cwd: not null } record
                && DateTimeOffset.TryParse(record.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= since)
            {
                records.Add(record);
            }
        }
        catch (JsonException)
        {
            // Half a line of a crashed writer, or somebody's edit: the others still count.
        }
    }

    /// <summary>Opens for this process alone; hooks of parallel commands wait for each other, for about a second at most.</summary>
    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
        }
    }

    private static async Task<bool> EndsInLineAsync(FileStream file, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
        {
            return true;
        }

        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await file.ReadExactlyAsync(last, cancellationToken);
        return last[0] == '\n';
    }

    private void RemoveOld()
    {
        var oldest = clock.GetUtcNow().UtcDateTime.Date.AddDays(-KeepDays);
        foreach (var (path, day) in Files())
        {
            try
            {
                if (day < oldest)
                {
                    File.Delete(path);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The next command tries again.
            }
        }
    }

    private IEnumerable<(string Path, DateTime Day)> Files()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
        {
            var day = Path.GetFileName(path)[Prefix.Length..^Suffix.Length];
            if (DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                yield return (path, date);
            }
        }
    }

    private string FileOf(DateTime day) => Path.Combine(folder, $"{Prefix}{day:yyyy-MM-dd}{Suffix}");
}
