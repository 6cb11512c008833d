using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <content>The reading half.</content>
public sealed partial class FileDataStore
{
    /// <inheritdoc/>
    public ValueTask<DataVersion?> FindAsync(DataItemKey key, int? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(key, "read", () => version is { } number ? _reader.Version(key, number) : Followed(key)));
    }

    /// <inheritdoc/>
    public ValueTask<DataVersion?> FindLatestAsync(DataItemKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(key, "read", () => _reader.Latest(key)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DataVersion>> ListVersionsAsync(DataItemKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<DataVersion>>(Guarded(key, "read", () => _reader.Versions(key)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> ListVersionNumbersAsync(DataItemKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<int>>(Guarded(key, "read", () => _paths.Item(key).Visible()));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DataItemKey>> ListItemsAsync(string type, string modelId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var keys = new List<DataItemKey>();
        foreach (var name in _paths.Names(type, modelId))
        {
            var key = new DataItemKey(type, modelId, name);
            if (_paths.Item(key).Latest() > 0)
            {
                keys.Add(key);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<DataItemKey>>(keys);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DataItemKey>> ListAllItemsAsync(CancellationToken cancellationToken)
    {
        var keys = new List<DataItemKey>();
        foreach (var key in _paths.AllItems())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_paths.Item(key).Latest() > 0)
            {
                keys.Add(key);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<DataItemKey>>(keys);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadContentAsync(DataVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] content;
        try
        {
            content = File.ReadAllBytes(version.ContentPath);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Gone(version, error);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused($"read data \"{version.Key.Name}\" version {version.Version}", version.ContentPath, error);
        }

        if (version.Metadata.Checksum is { } checksum && !ContentHasher.Hex(content).Equals(checksum, StringComparison.OrdinalIgnoreCase))
        {
            // A stream that was appended to since the caller read the metadata has lost its checksum; anything else has lost its content.
            if (_reader.Reload(version) is { Metadata.Checksum: null })
            {
                return ValueTask.FromResult(content);
            }

            throw new SwampException(
                ErrorCodes.DataCorrupt,
                $"Data \"{version.Key.Name}\" version {version.Version} is damaged: {version.ContentPath} does not match its checksum.",
                $"Restore the file from a backup, or drop the version: swamp data delete --model {version.Key.ModelId} --name '{version.Key.Name}' --version {version.Version}");
        }

        return ValueTask.FromResult(content);
    }

    /// <inheritdoc/>
    public Stream OpenContent(DataVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        try
        {
            return new FileStream(version.ContentPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Gone(version, error);
        }
    }

    private static SwampException Gone(DataVersion version, Exception error) => new(
        ErrorCodes.NotFound,
        $"Data \"{version.Key.Name}\" version {version.Version} was removed while it was being read.",
        "Run the command again.",
        innerException: error);

    private DataVersion? Followed(DataItemKey key)
    {
        var found = _reader.Latest(key);
        for (var hop = 0; found?.Metadata.RenamedTo is { } target; hop++)
        {
            if (hop == MaxRenameHops)
            {
                return null;
            }

            found = _reader.Latest(key with { Name = target });
        }

        return found;
    }
}
