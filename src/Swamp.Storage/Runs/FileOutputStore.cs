using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Engine.Runs;
using Swamp.Storage.Files;

namespace Swamp.Storage.Runs;

/// <summary>Output records as files under <c>outputs/{type}/{method}</c> (OUT-1).</summary>
/// <param name="layout">Where the repository keeps them.</param>
/// <param name="flush">Whether records survive the machine, not only the process.</param>
public sealed class FileOutputStore(RepositoryLayout layout, bool flush = false) : IOutputStore
{
    private const int ShortestPrefix = 3; // LIM-24

    /// <inheritdoc/>
    public ValueTask<OutputRecord> WriteAsync(OutputRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var folder = Path.Combine(layout.Outputs, record.ModelType, record.MethodName);
        var name = $"{record.DefinitionId}-{IdFormat.FileNameText(record.StartedAt)}";
        try
        {
            var path = Path.Combine(folder, $"{name}.yaml");
            if (File.Exists(path))
            {
                // Two runs of one definition in one millisecond; nothing is ever overwritten.
                path = Path.Combine(folder, $"{name}-{record.Id}.yaml");
            }

            var (temporary, text) = (Path.Combine(folder, $".{record.Id}.tmp"), Encoding.UTF8.GetBytes(OutputYaml.Write(record)));
            try
            {
                SmallFile.Replace(path, temporary, text, flush);
            }
            catch (DirectoryNotFoundException)
            {
                Directory.CreateDirectory(folder);
                SmallFile.Replace(path, temporary, text, flush);
            }

            return ValueTask.FromResult(record with { Path = path });
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("write the output record", folder, error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<OutputRecord?> FindAsync(string idOrPrefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(idOrPrefix);
        if (idOrPrefix.Length < ShortestPrefix || !idOrPrefix.All(c => char.IsAsciiHexDigit(c) || c == '-'))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"\"{idOrPrefix}\" is not an output id: at least {ShortestPrefix} hex digits or hyphens are needed.",
                "swamp model output search");
        }

        var prefix = idOrPrefix.ToLowerInvariant();
        var matches = new List<(string Path, string Type, string Id)>();
        foreach (var (path, type, _) in Files(OutputFilter.All))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IdOf(path) is { } id && id.StartsWith(prefix, StringComparison.Ordinal))
            {
                matches.Add((path, type, id));
                if (id == prefix)
                {
                    break;
                }
            }
        }

        if (matches.FindLast(m => m.Id == prefix) is { Path: { } exact } found)
        {
            return ValueTask.FromResult<OutputRecord?>(Load(exact, found.Type));
        }

        if (matches.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.Conflict,
                $"Several outputs begin with \"{idOrPrefix}\": {string.Join(", ", matches.Select(m => m.Id).Order(StringComparer.Ordinal).Take(10))}.",
                "Give more digits.");
        }

        return ValueTask.FromResult(matches is [var only] ? Load(only.Path, only.Type) : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OutputRecord>> ListAsync(OutputFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var records = new List<OutputRecord>();

        // The names end in the start time, so the newest files can be taken first and a limit spares reading the rest.
        foreach (var (path, type, _) in Files(filter).OrderByDescending(f => f.Start, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (records.Count == filter.Limit)
            {
                break;
            }

            try
            {
                records.Add(Load(path, type));
            }
            catch (SwampException)
            {
                // Left out, as the interface says; `model output get` of its id shows the error.
            }
        }

        return ValueTask.FromResult<IReadOnlyList<OutputRecord>>(
            [.. records.OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public ValueTask<long> DeleteAsync(OutputRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var freed = 0L;
        if (record.LogFile is { } log && Path.GetFullPath(Path.Combine(layout.Root, log)) is { } logPath && IsWithin(logPath, layout.RunLogs))
        {
            freed += Delete(logPath);
        }

        return ValueTask.FromResult(freed + (record.Path is { } path && IsWithin(path, layout.Outputs) ? Delete(path) : 0));
    }

    /// <inheritdoc/>
    public ValueTask<int> SweepAsync(DateTimeOffset before, bool dryRun, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var path in FolderListing.Files(layout.Outputs, ".*.tmp", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(path) >= before.UtcDateTime)
            {
                continue;
            }

            found++;
            if (!dryRun)
            {
                SmallFile.TryDelete(path);
            }
        }

        return ValueTask.FromResult(found);
    }

    private static long Delete(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var length = file.Exists ? file.Length : 0;
            file.Delete();
            return length;
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("delete the output record", path, error);
        }
    }

    private static bool IsWithin(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static OutputRecord Load(string path, string type)
    {
        try
        {
            return OutputYaml.Read(File.ReadAllText(path), path, type);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("read the output record", path, error);
        }
    }

    /// <summary>The id, which is the first key of every record, without reading the rest; null when it is not there.</summary>
    private static string? IdOf(string path)
    {
        Span<byte> start = stackalloc byte[64];
        try
        {
            var length = SmallFile.Read(path, start);
            var text = length < 0 ? "" : Encoding.UTF8.GetString(start[..length]);
            var line = text.Split('\n')[0];
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                return line[4..].Trim().Trim('\'', '"').ToLowerInvariant();
            }

            return Load(path, "").Id;
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error) || error is SwampException)
        {
            return null;
        }
    }

    private IEnumerable<(string Path, string Type, string Start)> Files(OutputFilter filter)
    {
        var root = filter.ModelType is { } type ? Path.Combine(layout.Outputs, type) : layout.Outputs;
        foreach (var path in FolderListing.Files(root, "*.yaml", SearchOption.AllDirectories))
        {
            var method = Path.GetDirectoryName(path)!;
            var name = Path.GetFileNameWithoutExtension(path);
            var wanted = (filter.MethodName is null || Path.GetFileName(method) == filter.MethodName)
                && (filter.DefinitionId is null || name.StartsWith(filter.DefinitionId + "-", StringComparison.Ordinal))
                && !Path.GetFileName(path).StartsWith('.');
            if (wanted && Path.GetDirectoryName(method) is { } typeFolder && typeFolder.Length > layout.Outputs.Length)
            {
                var start = name.IndexOf('T', StringComparison.Ordinal) is > 10 and var t ? name[(t - 10)..] : name;
                yield return (path, Path.GetRelativePath(layout.Outputs, typeFolder).Replace('\\', '/'), start);
            }
        }
    }
}
