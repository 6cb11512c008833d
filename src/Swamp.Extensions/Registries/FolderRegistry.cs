using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries;

/// <summary>
/// A registry in a folder: <c>@collective/name/version/</c> holds the archive and its record. The folder may be shared, or be a git checkout. Nothing but
/// files is needed.
/// </summary>
public sealed class FolderRegistry(string root, string origin) : IExtensionRegistry
{
    private const string Archive = "extension.tar.gz";
    private const string Record = "extension.json";
    private const string State = "state.json";
    private const string Signature = "signature.json";
    private const int MostBytes = 4 << 20;

    /// <inheritdoc/>
    public string Origin => origin;

    /// <inheritdoc/>
    public async Task<RegistryExtension?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var folder = FolderOf(name);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var versions = new List<RegistryVersion>();
        foreach (var version in Directory.EnumerateDirectories(folder).Select(static d => Path.GetFileName(d)).Where(ExtensionVersion.IsValid))
        {
            var state = await ReadAsync(Path.Combine(folder, version, State), RegistryJsonContext.Default.VersionState, cancellationToken);
            versions.Add(new RegistryVersion(version, state ?? new VersionState { Channel = Channels.Stable }));
        }

        return versions.Count == 0 ? null : new RegistryExtension
        {
            Name = name,
            Versions = [.. versions.OrderByDescending(static v => v.Version, ExtensionVersion.Order)],
            State = await ReadAsync(Path.Combine(folder, State), RegistryJsonContext.Default.ExtensionState, cancellationToken) ?? new ExtensionState(),
        };
    }

    /// <inheritdoc/>
    public async Task<ExtensionRecord> ReadAsync(string name, string version, CancellationToken cancellationToken)
    {
        var record = await ReadAsync(Path.Combine(FolderOf(name), ExtensionVersion.Check(version), Record), RegistryJsonContext.Default.ExtensionRecord, cancellationToken)
            ?? throw RegistryErrors.NoVersion(name, version, origin);
        if (!record.IsSound)
        {
            throw RegistryErrors.Failed(origin, $"is damaged: the record of {name} {version} has null where texts belong.");
        }

        return record.Name == name && record.Version == version && record.Digest is not null ? record : throw RegistryErrors.Failed(origin, $"is damaged: the record of {name} {version} is that of {record.Name} {record.Version}.");
    }

    /// <inheritdoc/>
    public Task<RegistryHits> SearchAsync(RegistryQuery query, CancellationToken cancellationToken) =>
        new RegistrySearch(this, query, atOnce: 1).ReadAllAsync(Names(), cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(ExtensionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = Path.Combine(FolderOf(record.Name), record.Version, Archive);
        try
        {
            var archive = await BytesAsync(path, ArchiveLimits.Default.ArchiveBytes, cancellationToken);
            return Digest.Of(archive) is var found && found == record.Digest ? archive : throw RegistryErrors.WrongDigest(record.Name, record.Version, record.Digest ?? "one", found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }

    /// <inheritdoc/>
    public async Task PublishAsync(PackedExtension packed, ExtensionRecord record, VersionState state, ExtensionSignature? signature, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(record);
        var folder = FolderOf(record.Name);
        var final = Path.Combine(folder, record.Version);
        if (Directory.Exists(final))
        {
            throw RegistryErrors.VersionExists(record.Name, record.Version);
        }

        var draft = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        try
        {
            await AtomicFile.WriteAsync(Path.Combine(draft, Archive), packed.Archive, null, cancellationToken);
            await WriteAsync(Path.Combine(draft, Record), record, RegistryJsonContext.Default.ExtensionRecord, cancellationToken);
            await WriteAsync(Path.Combine(draft, State), state, RegistryJsonContext.Default.VersionState, cancellationToken);
            if (signature is not null)
            {
                await WriteAsync(Path.Combine(draft, Signature), signature, RegistryJsonContext.Default.ExtensionSignature, cancellationToken);
            }

            Directory.Move(draft, final);
        }
        catch (IOException) when (Directory.Exists(final))
        {
            throw RegistryErrors.VersionExists(record.Name, record.Version);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("written", final, exception);
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExtensionSignature>> SignaturesAsync(string name, string version, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(Path.Combine(FolderOf(name), ExtensionVersion.Check(version), Signature), RegistryJsonContext.Default.ExtensionSignature, cancellationToken) is { } one ? [one] : [];
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.RegistryFailed)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public async Task YankAsync(string name, YankedVersions versions, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versions);
        foreach (var version in versions.With(reason, now))
        {
            await SetStateAsync(name, version.Version, version.State, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task PromoteAsync(string name, RegistryVersion version, string channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        return SetStateAsync(name, version.Version, version.State with { Channel = channel }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetStateAsync(string name, ExtensionState state, CancellationToken cancellationToken) =>
        WriteAsync(Path.Combine(FolderOf(name), State), state, RegistryJsonContext.Default.ExtensionState, cancellationToken);

    private IReadOnlyList<string> Names()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true };
        return Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, Record, options)
                .Select(f => Path.GetRelativePath(root, Path.GetDirectoryName(Path.GetDirectoryName(f)!)!).Replace('\\', '/'))
                .Where(ExtensionName.IsValid).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];
    }

    private Task SetStateAsync(string name, string version, VersionState state, CancellationToken cancellationToken) =>
        WriteAsync(Path.Combine(FolderOf(name), version, State), state, RegistryJsonContext.Default.VersionState, cancellationToken);

    private string FolderOf(string name) => ExtensionName.IsValid(name)
        ? Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar))
        : throw new SwampException(ErrorCodes.InvalidArgument, $"'{name}' is no name of an extension.", "Write it as @collective/name, in lower case.");

    private static Task WriteAsync<T>(string path, T value, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, JsonSerializer.Serialize(value, shape) + "\n", null, cancellationToken);

    /// <summary>The content of a file. The folder may be shared with others, or be a checkout of theirs: a link in it may lead to something without an end.</summary>
    private async Task<byte[]> BytesAsync(string path, long most, CancellationToken cancellationToken)
    {
        RegularFile.Require(path, path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        if (file.Length > most)
        {
            throw RegistryErrors.Failed(origin, $"has {file.Length} bytes in {path}, more than {most}.");
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<T?> ReadAsync<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            // Nothing but a file that is missing says nothing: a state that cannot be read may be that of a version that was yanked.
            return Path.Exists(path) ? JsonSerializer.Deserialize(await BytesAsync(path, MostBytes, cancellationToken), shape) ?? throw new JsonException("It is null.") : null;
        }
        catch (JsonException exception)
        {
            throw RegistryErrors.Failed(origin, $"is damaged: {path} cannot be read: {exception.Message}", cause: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }
}
