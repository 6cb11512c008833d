using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries.Transport;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries.Http;

/// <summary>
/// A registry with the HTTP API of the product whose formats swamp reads (REG-1 to REG-32). It does not tell which single versions were yanked, or why: they
/// are just not named any more, while their checksums still are. So a version that is kept but not named counts as yanked.
/// </summary>
public sealed class HttpRegistry : IExtensionRegistry, IDisposable
{
    private const int MostPages = 100;
    private const int PerPage = 100;
    internal const string NoReason = "no reason is given";

    private readonly HttpRegistryClient client;

    // The API wants to be told the channel of a version that is not stable; it is known from the list of versions.
    private readonly ConcurrentDictionary<(string Name, string Version), string> channels = new();
    private readonly ConcurrentDictionary<(string Name, string Version), ApiVersion> details = new();

    /// <summary>Creates the client of a registry. Nothing is called yet.</summary>
    /// <param name="origin">Its address, <c>https://host/path</c>, without a slash at its end.</param>
    /// <param name="login">Who calls.</param>
    /// <param name="clock">The clock, for waits.</param>
    /// <param name="version">Version of this program.</param>
    /// <param name="limits">How long and how much it may take.</param>
    /// <param name="downloads">Folder for downloads that broke off; null to keep none.</param>
    public HttpRegistry(string origin, HttpLogin login, TimeProvider clock, string version, RegistryLimits? limits = null, string? downloads = null)
    {
        ArgumentNullException.ThrowIfNull(login);
        var most = limits ?? new RegistryLimits();
        var agent = $"swamp-cli/{version}";
        Origin = origin;

        // Headers of ours would follow a redirect to wherever it leads, so the API's own redirects are not followed.
        client = new HttpRegistryClient(
            origin,
            login,
            most,
            new RegistryTransport(origin, most, clock, agent, downloads: null) { FollowsRedirects = false },
            new RegistryTransport(origin, most, clock, agent, downloads));
    }

    /// <inheritdoc/>
    public string Origin { get; }

    /// <inheritdoc/>
    public async Task<RegistryExtension?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await client.GetAsync(PathOf(name), RegistryJsonContext.Default.ApiExtension, name, cancellationToken) is not { } extension)
        {
            return null;
        }

        var (versions, tellsAll) = await VersionsAsync(name, extension, cancellationToken);
        foreach (var version in versions)
        {
            channels[(name, version.Version)] = version.State.Channel;
        }

        return new RegistryExtension
        {
            Name = name,
            Versions = [.. versions.OrderByDescending(static v => v.Version, ExtensionVersion.Order)],
            TellsYanked = false,
            TellsAll = tellsAll,
            YankReason = extension.YankedAt is not null ? extension.YankReason ?? NoReason : versions.Count == 0 ? await GoneAsync(name, cancellationToken) : null,
            Facts = ApiFacts.Of(extension),
            State = new ExtensionState
            {
                DeprecationReason = extension.DeprecatedAt is null ? null : extension.DeprecationReason ?? NoReason,
                SupersededBy = extension.SupersededBy,
                DeprecatedAt = ApiValues.Time(extension.DeprecatedAt),
            },
        };
    }

    /// <inheritdoc/>
    public async Task<string?> YankReasonAsync(RegistryExtension extension, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(extension);
        if (extension.Find(version) is { } told)
        {
            return told.State.YankReason;
        }

        if (extension.YankReason is { } all)
        {
            return all;
        }

        // A page that is missing must not make a version look as if it had been taken back.
        var isKept = extension.TellsAll
            && await client.GetAsync(PathOf(extension.Name, version, "/checksum"), RegistryJsonContext.Default.ApiChecksum, $"the checksum of {extension.Name} {version}", cancellationToken, HttpStatusCode.Gone) is not null;
        return isKept ? "the registry keeps it and no longer offers it; it does not tell why" : null;
    }

    /// <inheritdoc/>
    public async Task<ExtensionRecord> ReadAsync(string name, string version, CancellationToken cancellationToken)
    {
        var what = $"{name} {version}";
        var extension = await client.GetAsync(PathOf(name), RegistryJsonContext.Default.ApiExtension, name, cancellationToken) ?? throw RegistryErrors.NotFound(name, Origin);
        var checksum = await client.GetAsync(PathOf(name, version, "/checksum"), RegistryJsonContext.Default.ApiChecksum, $"the checksum of {what}", cancellationToken);
        var detail = await DetailAsync(name, version, extension, cancellationToken);
        return new ExtensionRecord
        {
            Name = name,
            Version = version,
            Description = extension.Description,
            Repository = extension.Repository,
            Labels = ApiFacts.Sound(extension.Labels) ?? [],
            Platforms = ApiFacts.Sound(extension.Platforms) ?? [],
            Dependencies = ApiValues.Names(extension.Dependencies, "name"),
            Contents = new PackedContents
            {
                Models = ApiValues.Names(detail?.Models, "type"),
                Workflows = ApiValues.Names(detail?.Workflows, "name"),
                Vaults = ApiValues.Names(detail?.Vaults, "type"),
                Drivers = ApiValues.Names(detail?.Drivers, "type"),
                Datastores = ApiValues.Names(detail?.Datastores, "type"),
                Reports = ApiValues.Names(detail?.Reports, "name"),
                Skills = ApiValues.Names(detail?.Skills, "name"),
            },
            ModelVersions = Versions(detail?.Models),
            PublishedAt = ApiValues.Time(detail?.PublishedAt) ?? default,
            Digest = checksum?.Checksum is { } hex ? DigestOf(hex, what) : null,
        };
    }

    /// <inheritdoc/>
    public async Task<RegistryHits> SearchAsync(RegistryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var hits = new List<RegistryHit>();
        var (total, seen, passed) = (0, 0, 0);
        for (var page = 1; page <= MostPages && hits.Count < query.Most; page++)
        {
            var found = await client.GetAsync(SearchPath(query, page), RegistryJsonContext.Default.ApiSearch, "a search", cancellationToken);
            seen += found?.Extensions?.Count ?? 0;
            total = found?.Meta?.Total ?? seen;
            var own = (found?.Extensions ?? []).Select(ApiFacts.Hit).OfType<RegistryHit>().Where(h => query.IsServed(h.Name)).ToList();
            passed += (found?.Extensions?.Count ?? 0) - own.Count;
            hits.AddRange(own);
            if (found?.Extensions is null or { Count: 0 } || seen >= total)
            {
                break;
            }
        }

        // What the registry found suits, whether or not its reason can be seen from here. Its order is kept: nothing is better than what it put first.
        return new RegistryHits([.. hits.Take(query.Most).Select(h => h with { Rank = query.RankOf(h, "") ?? 1 })], Math.Max(hits.Count, total - passed));
    }

    /// <inheritdoc/>
    public async Task<JsonObject?> DescribeContentsAsync(ExtensionRecord record, bool mayFetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return details.TryGetValue((record.Name, record.Version), out var detail) ? ApiFacts.Contents(detail)
            : mayFetch ? await this.ReadContentsAsync(record, cancellationToken)
            : null;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(ExtensionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var what = $"{record.Name} {record.Version}";
        var answer = await client.AskAsync(PathOf(record.Name, record.Version, "/download"), cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound || ((int)answer.Status is >= 300 and < 400 && answer.Location is null))
        {
            throw RegistryErrors.NoVersion(record.Name, record.Version, Origin);
        }

        if ((int)answer.Status is < 300 or >= 400)
        {
            throw answer.IsOk ? RegistryErrors.Failed(Origin, $"does not say where the archive of {what} is.") : client.ErrorOf(answer, $"the archive of {what}");
        }

        var archive = await client.GetArchiveAsync(answer.Location!, record.Digest, ArchiveLimits.Default.ArchiveBytes, what, cancellationToken);
        return record.Digest is null || Digest.Of(archive) is var found && found == record.Digest
            ? archive
            : throw RegistryErrors.WrongDigest(record.Name, record.Version, record.Digest, Digest.Of(archive));
    }

    /// <inheritdoc/>
    public bool TakesSignatures => false;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExtensionSignature>> SignaturesAsync(string name, string version, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ExtensionSignature>>([]);

    /// <inheritdoc/>
    public void RequireLogin(string what) => client.RequireKey(what);

    /// <inheritdoc/>
    public async Task PublishAsync(PackedExtension packed, ExtensionRecord record, VersionState state, ExtensionSignature? signature, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(state);
        var what = $"{record.Name} {record.Version}";
        var body = Body(packed, record, state);
        var upload = client.Parse(await client.PostAsync("push", body, $"publishing {what}", cancellationToken), RegistryJsonContext.Default.ApiUpload, $"publishing {what}");
        if (!Uri.TryCreate(upload.UploadUrl, UriKind.Absolute, out var place))
        {
            throw RegistryErrors.Failed(Origin, $"does not say where the archive of {what} is to go. Nothing was published.");
        }

        await client.PutArchiveAsync(place, packed.Archive, what, cancellationToken);

        // This publishes; what failed before left nothing (EXC-47).
        body["contentMetadata"] = ContentMetadata.Of(packed.Contents, packed.Files);
        await client.PostAsync("confirm", body, $"publishing {what}", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task YankAsync(string name, YankedVersions versions, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var body = new JsonObject();
        Put(body, "reason", reason);
        Put(body, "channel", versions.Channel);
        var verb = reason is null ? "unyank" : "yank";
        var path = versions.Version is { } version ? $"{Escaped(name)}@{Escaped(version)}/{verb}" : $"{Escaped(name)}/{verb}";
        await client.PostAsync(path, body, $"to {verb} {name}", cancellationToken);
    }

    /// <inheritdoc/>
    public Task PromoteAsync(string name, RegistryVersion version, string channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        return client.PostAsync($"{Escaped(name)}/promote", new JsonObject { ["version"] = version.Version, ["toChannel"] = channel }, $"to promote {name} {version.Version}", cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetStateAsync(string name, ExtensionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.DeprecationReason is null)
        {
            return client.PostAsync($"{Escaped(name)}/undeprecate", null, $"to take back that {name} is deprecated", cancellationToken);
        }

        var body = new JsonObject { ["reason"] = state.DeprecationReason };
        Put(body, "supersededBy", state.SupersededBy);
        return client.PostAsync($"{Escaped(name)}/deprecate", body, $"to deprecate {name}", cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string Escaped(string part) => Uri.EscapeDataString(part);

    private static string PathOf(string name) => Escaped(name);

    /// <summary>The address of a version's part; name and version are one component each, the <c>@</c> between them is literal (REG-3).</summary>
    private string PathOf(string name, string version, string part) =>
        $"{Escaped(name)}@{Escaped(version)}{part}" + (channels.GetValueOrDefault((name, version)) is { } channel && channel != Channels.Stable ? $"?channel={channel}" : "");

    private static void Put(JsonObject body, string key, string? value)
    {
        if (value is not null)
        {
            body[key] = value;
        }
    }

    private static JsonObject Body(PackedExtension packed, ExtensionRecord record, VersionState state)
    {
        static JsonArray List(IReadOnlyList<string> texts) => new([.. texts.Select(static t => (JsonNode?)JsonValue.Create(t))]);
        var body = new JsonObject
        {
            ["name"] = record.Name,
            ["version"] = record.Version,
            ["description"] = record.Description ?? "",
            ["dependencies"] = List(record.Dependencies),
            ["platforms"] = List(record.Platforms),
            ["labels"] = List(record.Labels),
        };
        Put(body, "repository", record.Repository);
        Put(body, "releaseNotes", record.ReleaseNotes);
        Put(body, "channel", state.Channel == Channels.Stable ? null : state.Channel);
        if (packed.Manifest.Binaries.Count > 0)
        {
            body["binaries"] = List(packed.Manifest.Binaries);
        }

        return body;
    }

    private static string SearchPath(RegistryQuery query, int page)
    {
        List<string> parts =
        [
            .. query.Text is { Length: > 0 } text ? [$"q={Escaped(text)}"] : Array.Empty<string>(),
            $"sort={query.Sort.ToString().ToLowerInvariant()}",
            .. query.Collective is { } collective ? [$"collective={Escaped(collective)}"] : Array.Empty<string>(),
            .. query.Labels.Select(static l => $"label={Escaped(l)}"),
            .. query.Platforms.Select(static p => $"platform={Escaped(p)}"),
            .. query.ContentTypes.Select(static c => $"contentType={Escaped(c)}"),
            .. query.Channels.Select(static c => $"channel={c}"),
            string.Create(CultureInfo.InvariantCulture, $"perPage={PerPage}"),
            string.Create(CultureInfo.InvariantCulture, $"page={page}"),
        ];
        return "search?" + string.Join('&', parts);
    }

    /// <summary>Versions of models, as far as the API tells them (EXT-81); null when it tells none.</summary>
    private static Dictionary<string, string>? Versions(IReadOnlyList<JsonElement>? models)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in (models ?? []).Where(static m => m.ValueKind == JsonValueKind.Object))
        {
            if (model.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && model.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String)
            {
                versions[type.GetString()!] = version.GetString()!;
            }
        }

        return versions.Count > 0 ? versions : null;
    }

    private string DigestOf(string hex, string what) => hex.Length == 64 && hex.All(char.IsAsciiHexDigit)
        ? "sha256:" + hex.ToLowerInvariant()
        : throw RegistryErrors.Failed(Origin, $"tells a checksum of {what} that is none.");

    /// <summary>What the registry says where nothing is left that could be pulled (REG-11); null when it does not say that it was yanked.</summary>
    private async Task<string?> GoneAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync($"{Escaped(name)}/latest", cancellationToken);
        return answer.Status != HttpStatusCode.Gone ? null : HttpRegistryClient.Said(answer) is { Length: > 0 } said ? said : NoReason;
    }

    private async Task<(List<RegistryVersion> Versions, bool AreAll)> VersionsAsync(string name, ApiExtension extension, CancellationToken cancellationToken)
    {
        var yanked = extension.YankedAt is null ? null : extension.YankReason ?? NoReason;
        var areAll = false;
        var versions = new Dictionary<string, (string Channel, DateTimeOffset? At)>(StringComparer.Ordinal);
        var seen = 0;
        for (var page = 1; page <= MostPages; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{Escaped(name)}/versions?perPage={PerPage}&page={page}");
            var found = await client.GetAsync(path, RegistryJsonContext.Default.ApiVersions, $"the versions of {name}", cancellationToken);
            foreach (var version in (found?.Versions ?? []).Where(static v => v.Version is not null && ExtensionVersion.IsValid(v.Version)))
            {
                versions[version.Version!] = (Channels.All.Contains(version.Channel) ? version.Channel! : Channels.Stable, ApiValues.Time(version.PublishedAt));
            }

            seen += found?.Versions?.Count ?? 0;
            if (found?.Versions is null or { Count: 0 } || seen >= (found.Meta?.Total ?? 0))
            {
                areAll = found?.Meta?.Total is { } total && seen >= total;
                break;
            }
        }

        // A registry without a list of versions still names the latest of each channel.
        foreach (var (version, channel) in new[] { (extension.LatestVersion, Channels.Stable), (extension.LatestRc, "rc"), (extension.LatestBeta, "beta") })
        {
            if (version is not null && ExtensionVersion.IsValid(version))
            {
                versions.TryAdd(version, (channel, null));
            }
        }

        return ([.. versions.Select(v => new RegistryVersion(v.Key, new VersionState { Channel = v.Value.Channel, YankReason = yanked, YankedAt = ApiValues.Time(extension.YankedAt) }) { PublishedAt = v.Value.At })], areAll);
    }

    /// <summary>What a version brings; the registry tells it of the latest of each channel.</summary>
    private async Task<ApiVersion?> DetailAsync(string name, string version, ApiExtension extension, CancellationToken cancellationToken)
    {
        var channel = version == extension.LatestVersion ? "" : version == extension.LatestRc ? "?channel=rc" : version == extension.LatestBeta ? "?channel=beta" : null;
        if (channel is null)
        {
            return null;
        }

        var latest = await client.GetAsync($"{Escaped(name)}/latest{channel}", RegistryJsonContext.Default.ApiLatest, $"the latest version of {name}", cancellationToken, HttpStatusCode.Gone);
        if (latest?.LatestVersionDetail is not { } detail || detail.Version != version)
        {
            return null;
        }

        details[(name, version)] = detail;
        return detail;
    }
}
