using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Vaults.Audit;

/// <summary>The files <c>.swamp/audit/vault-audit-YYYY-MM-DD.jsonl</c>, one line per access, days in UTC (VAULT-25).</summary>
public sealed class VaultAuditTrail(RepositoryLayout layout, TimeProvider clock)
{
    private const string Prefix = "vault-audit-";
    private const string LegacyPrefix = "vault-reads-";
    private const int Attempts = 100;

    private static readonly VaultAuditJsonContext Lines = new(new JsonSerializerOptions(VaultAuditJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Appends an entry.</summary>
    /// <exception cref="IOException">The file cannot be written; callers warn and go on.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written; callers warn and go on.</exception>
    public async Task AppendAsync(VaultAuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, Lines.VaultAuditEntry) + "\n");
        Directory.CreateDirectory(layout.Audit);
        var path = Path.Combine(layout.Audit, $"{Prefix}{entry.Timestamp[..10]}.jsonl");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Append(path, line);
                return;
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                // Another process is writing its line.
                await Task.Delay(TimeSpan.FromMilliseconds(2), clock, cancellationToken);
            }
        }
    }

    /// <summary>The entries that are asked for. Lines that cannot be read are passed over.</summary>
    public async Task<VaultAuditPage> ReadAsync(VaultAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = new List<(DateTimeOffset Time, VaultAuditEntry Entry)>();
        foreach (var path in Files(query.Since, query.Until))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (Parse(line) is { } entry && Matches(query, entry, out var time))
                {
                    found.Add((time, entry));
                }
            }
        }

        // A stable sort: entries of one millisecond stay in the order in which they were written.
        var ordered = found.OrderBy(static f => f.Time).Select(static f => f.Entry).ToList();
        return new VaultAuditPage([.. ordered.Take(query.Limit)], ordered.Count > query.Limit);
    }

    private static void Append(string path, byte[] line)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Not shared, so that two processes never write to the same place.
        using var stream = new FileStream(path, options);
        stream.Write(line);
    }

    private List<string> Files(DateTimeOffset since, DateTimeOffset until)
    {
        if (!Directory.Exists(layout.Audit))
        {
            return [];
        }

        var (first, last) = (DateOnly.FromDateTime(since.UtcDateTime), DateOnly.FromDateTime(until.UtcDateTime));
        return
        [
            .. Directory.EnumerateFiles(layout.Audit, "vault-*.jsonl")
                .Where(path => DayOf(Path.GetFileName(path)) is { } day && day >= first && day <= last)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static DateOnly? DayOf(string file)
    {
        var prefix = file.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix : file.StartsWith(LegacyPrefix, StringComparison.Ordinal) ? LegacyPrefix : null;
        return prefix is not null
            && DateOnly.TryParseExact(file.AsSpan(prefix.Length, file.Length - prefix.Length - ".jsonl".Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    private static VaultAuditEntry? Parse(string line)
    {
        try
        {
            // Members that a line lacks come out null, whatever the record says of them.
            return line.Length == 0 || JsonSerializer.Deserialize(line, Lines.VaultAuditEntry) is not { } entry
                ? null
                : entry with { Action = entry.Action ?? VaultAuditActions.Get, CallerContext = entry.CallerContext ?? VaultCallers.Unknown };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Matches(VaultAuditQuery query, VaultAuditEntry entry, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(entry.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        && time >= query.Since
        && time <= query.Until
        && (query.VaultName is null || query.VaultName == entry.VaultName)
        && (query.SecretKey is null || query.SecretKey == entry.SecretKey)
        && (query.Action is null || query.Action == entry.Action);
}
