using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Datastores;

/// <summary>
/// Opens datastores that extensions provide. What a provider says of itself is remembered for its settings and its code, so that commands which only read the
/// local copy start no process.
/// </summary>
public sealed class HostedDatastores : IDatastoreProviders
{
    private readonly ExtensionLibrary _library;
    private readonly string _repository;
    private readonly string _memory;
    private readonly TimeProvider _clock;

    internal HostedDatastores(ExtensionLibrary library, string repository, string stateDirectory, TimeProvider clock) =>
        (_library, _repository, _memory, _clock) = (library, repository, Path.Combine(stateDirectory, "datastore.json"), clock);

    /// <inheritdoc/>
    public async Task<IDatastoreProvider> OpenAsync(DatastoreChoice choice, string defaultCache, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var type = choice.Settings.Type;
        var config = choice.Settings.Config ?? [];
        var loaded = await FindAsync(type, cancellationToken) ?? throw await UnknownAsync(choice, cancellationToken);
        var datastore = new HostedDatastore(loaded, type, config, _repository, _clock);
        var key = KeyOf(loaded, type, config, defaultCache);
        if (await RememberedAsync(key, cancellationToken) is { } known)
        {
            datastore.Facts = known;
            return datastore;
        }

        JsonObject answer;
        try
        {
            answer = await datastore.OpenAsync(defaultCache, cancellationToken);
        }
        catch (SwampException exception) when (exception.Message.Contains("validation failed:", StringComparison.Ordinal))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{choice.Source}: {exception.InnerException?.Message ?? exception.Message}", $"swamp datastore type describe {type}", innerException: exception);
        }

        datastore.Facts = FactsOf(type, answer);
        await RememberAsync(key, answer, cancellationToken);
        return datastore;
    }

    private static DatastoreFacts FactsOf(string type, JsonObject answer)
    {
        var path = DescriptionReader.Text(answer["datastorePath"]) ?? "";
        var hasSync = Flag(answer, "hasSync");
        var cache = DescriptionReader.Text(answer["cachePath"]);
        var local = hasSync ? cache ?? "" : path;
        if (!Path.IsPathFullyQualified(local))
        {
            throw new SwampException(
                ErrorCodes.DatastoreFailed,
                hasSync
                    ? $"The datastore {type} keeps its local copy in \"{local}\", which is not an absolute path."
                    : $"The datastore {type} has nothing that exchanges files, and \"{local}\" is no absolute folder that could be used directly.",
                "Its resolveDatastorePath has to return a folder, or it has to offer createSyncService.");
        }

        return new DatastoreFacts
        {
            Path = path,
            LocalPath = Path.GetFullPath(local),
            HasSync = hasSync,
            ScopedSync = Flag(answer, "scopedSync"),
            TwoPhaseSync = Flag(answer, "twoPhaseSync"),
            PreviewPush = Flag(answer, "previewPush"),
        };
    }

    private static bool Flag(JsonObject answer, string name) => answer[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private string KeyOf(LoadedExtension loaded, string type, JsonObject config, string defaultCache)
    {
        var text = string.Join('\n', "1", loaded.Source.Path, loaded.Fingerprint, type, _repository, defaultCache, config.ToJsonString());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private async Task<DatastoreFacts?> RememberedAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var known = JsonNode.Parse(await File.ReadAllBytesAsync(_memory, cancellationToken)) as JsonObject;
            return DescriptionReader.Text(known?["key"]) == key && known!["answer"] is JsonObject answer ? FactsOf("", answer) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or SwampException)
        {
            return null;
        }
    }

    private async Task RememberAsync(string key, JsonObject answer, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_memory)!);
            await AtomicFile.WriteAsync(_memory, new JsonObject { ["key"] = key, ["answer"] = answer.DeepClone() }.ToJsonString(), null, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SwampException)
        {
            // Asked again next time.
        }
    }

    private async Task<LoadedExtension?> FindAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var source in (await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || s.NameHint == type))
        {
            if (await _library.LoadAsync(source, cancellationToken) is { } loaded && DescriptionReader.Text(loaded.Description["type"]) == type)
            {
                return loaded;
            }
        }

        return null;
    }

    private async Task<SwampException> UnknownAsync(DatastoreChoice choice, CancellationToken cancellationToken)
    {
        var type = choice.Settings.Type;
        var sources = await SourcesAsync(cancellationToken);
        return _library.Explain(sources.Where(s => s.NameHint is null || s.NameHint == type)) is { } why
            ? new SwampException(ErrorCodes.NotFound, $"{choice.Source}: the datastore \"{type}\" cannot be used. {why}", "swamp doctor extensions")
            : new SwampException(
                ErrorCodes.NotFound,
                $"{choice.Source}: there is no datastore of type \"{type}\"",
                type.StartsWith('@') ? $"Install the extension that has it: swamp extension pull {type}" : "swamp datastore type search");
    }

    private ValueTask<IReadOnlyList<ExtensionSource>> SourcesAsync(CancellationToken cancellationToken) =>
        _library.FindAsync(static kind => kind == ExtensionKind.Datastore, cancellationToken);
}
