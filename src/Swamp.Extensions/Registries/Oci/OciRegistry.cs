using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries.Transport;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>
/// Extensions as artifacts in a registry of the OCI distribution specification. A version is a tag; <c>beta</c>, <c>rc</c> and <c>stable</c> are tags that
/// move. What changes about a version later (its channel, that it was yanked) is a small artifact of its own, so that two publishers never overwrite each other's word.
/// </summary>
public sealed class OciRegistry : IExtensionRegistry, IDisposable
{
    private const string ArtifactType = "application/vnd.swamp.extension.v1";
    private const string ConfigType = "application/vnd.swamp.extension.config.v1+json";
    private const string ArchiveType = "application/vnd.swamp.extension.archive.v1.tar+gzip";
    private const string StateType = "application/vnd.swamp.extension.state.v1";
    private const string SignatureType = "application/vnd.swamp.extension.signature.v1+json";
    private const string EmptyType = "application/vnd.oci.empty.v1+json";
    private const int SignatureBytes = 64 << 10;
    private const string StateAnnotation = "vnd.swamp.state";
    private const string StateTag = "state";
    private const string CreatedAnnotation = "org.opencontainers.image.created";
    private const int MostPages = 100;
    private const int SearchesAtOnce = 6;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly OciClient client;
    private readonly RegistryLimits limits;

    /// <summary>Creates the client of a registry. Nothing is called yet.</summary>
    /// <param name="origin">Its address, <c>oci://host:port/prefix</c>.</param>
    /// <param name="variables">Environment variables, for credential helpers.</param>
    /// <param name="home">Absolute folder of the user; null when unknown.</param>
    /// <param name="workingDirectory">Absolute folder that helpers are started in.</param>
    /// <param name="clock">The clock, for waits.</param>
    /// <param name="version">Version of this program.</param>
    /// <param name="limits">How long and how much it may take.</param>
    /// <param name="downloads">Folder for downloads that broke off; null to keep none.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>: the address is malformed.</exception>
    public OciRegistry(
        string origin, IReadOnlyDictionary<string, string> variables, string? home, string workingDirectory, TimeProvider clock, string version, RegistryLimits? limits = null, string? downloads = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        this.limits = limits ?? new RegistryLimits();
        client = new OciClient(OciAddress.Parse(origin), new DockerCredentials(variables, home, workingDirectory), this.limits, new RegistryTransport(origin, this.limits, clock, $"swamp/{version}", downloads));
    }

    /// <inheritdoc/>
    public string Origin => client.Address.Origin;

    /// <inheritdoc/>
    public async Task<RegistryExtension?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var repository = client.Address.RepositoryOf(name);
        var tags = await TagsAsync(repository, name, cancellationToken);
        var versions = new List<RegistryVersion>();
        foreach (var version in tags.Where(ExtensionVersion.IsValid))
        {
            var state = tags.Contains(StateTagOf(version))
                ? await StateAsync(repository, StateTagOf(version), RegistryJsonContext.Default.VersionState, cancellationToken)
                : null;
            versions.Add(new RegistryVersion(version, state ?? new VersionState { Channel = Channels.Stable }));
        }

        return versions.Count == 0 ? null : new RegistryExtension
        {
            Name = name,
            Versions = [.. versions.OrderByDescending(static v => v.Version, ExtensionVersion.Order)],
            State = (tags.Contains(StateTag) ? await StateAsync(repository, StateTag, RegistryJsonContext.Default.ExtensionState, cancellationToken) : null) ?? new ExtensionState(),
        };
    }

    /// <inheritdoc/>
    public async Task<ExtensionRecord> ReadAsync(string name, string version, CancellationToken cancellationToken)
    {
        var repository = client.Address.RepositoryOf(name);
        var manifest = (await ManifestAsync(repository, version, $"{name} {version}", cancellationToken) ?? throw RegistryErrors.NoVersion(name, version, Origin)).Manifest;
        if (manifest.Config.MediaType != ConfigType || manifest.Layers is not [{ MediaType: ArchiveType } layer])
        {
            throw RegistryErrors.Failed(Origin, $"holds something under {name} {version} that is no extension ({manifest.Config.MediaType}).");
        }

        var bytes = await BlobAsync(repository, manifest.Config, limits.AnswerBytes, $"{name} {version}", cancellationToken);
        var record = Parse(bytes, RegistryJsonContext.Default.ExtensionRecord, $"the record of {name} {version}");
        return record.IsSound && record.Name == name && record.Version == version && record.Digest == layer.Digest && record.Size == layer.Size
            ? record
            : throw RegistryErrors.Failed(Origin, $"contradicts itself: under {name} {version} lies {record.Name} {record.Version}, or another archive than its record says, or a record with null where texts belong.");
    }

    /// <inheritdoc/>
    public async Task<RegistryHits> SearchAsync(RegistryQuery query, CancellationToken cancellationToken) =>
        await new RegistrySearch(this, query, atOnce: SearchesAtOnce).ReadAllAsync(await ListAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> PublishedAtAsync(string name, RegistryVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);

        // The manifest repeats it, which saves the record.
        var found = await ManifestAsync(client.Address.RepositoryOf(name), version.Version, $"{name} {version.Version}", cancellationToken);
        return DateTimeOffset.TryParse(found?.Manifest.Annotations?.GetValueOrDefault(CreatedAnnotation), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(ExtensionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Size > ArchiveLimits.Default.ArchiveBytes)
        {
            throw RegistryErrors.Failed(Origin, $"has an archive of {record.Size} bytes for {record.Name} {record.Version}, which is too large.");
        }

        var descriptor = new OciDescriptor { MediaType = ArchiveType, Digest = record.Digest ?? "", Size = record.Size };
        return await BlobAsync(client.Address.RepositoryOf(record.Name), descriptor, record.Size, $"{record.Name} {record.Version}", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(PackedExtension packed, ExtensionRecord record, VersionState state, ExtensionSignature? signature, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(state);
        var repository = client.Address.RepositoryOf(record.Name);
        if (await ManifestAsync(repository, record.Version, $"{record.Name} {record.Version}", cancellationToken, "pull,push") is not null)
        {
            throw RegistryErrors.VersionExists(record.Name, record.Version);
        }

        var config = JsonSerializer.SerializeToUtf8Bytes(record, RegistryJsonContext.Default.ExtensionRecord);
        var configDescriptor = await UploadAsync(repository, config, ConfigType, record.Name, cancellationToken);
        var archive = await UploadAsync(repository, packed.Archive, ArchiveType, record.Name, cancellationToken);
        var manifest = new OciManifest
        {
            ArtifactType = ArtifactType,
            Config = configDescriptor,
            Layers = [archive with { Annotations = new Dictionary<string, string> { ["org.opencontainers.image.title"] = $"{record.Name.TrimStart('@').Replace('/', '-')}-{record.Version}.tar.gz" } }],
            Annotations = Annotations(record),
        };
        if (state.Channel != Channels.Stable)
        {
            // Before the version itself, so that a beta is never taken for a stable version.
            await SetStateAsync(repository, StateTagOf(record.Version), state, RegistryJsonContext.Default.VersionState, record.Name, cancellationToken);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, RegistryJsonContext.Default.OciManifest);
        if (signature is not null)
        {
            // Before the version itself, so that nobody sees it unsigned.
            await AttachAsync(repository, Describe(bytes), signature, record.Name, cancellationToken);
        }

        await PutManifestAsync(repository, record.Version, bytes, record.Name, cancellationToken);
        await MoveChannelAsync(repository, record.Name, record.Version, state.Channel, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExtensionSignature>> SignaturesAsync(string name, string version, CancellationToken cancellationToken)
    {
        var repository = client.Address.RepositoryOf(name);
        if (await ManifestAsync(repository, version, $"{name} {version}", cancellationToken) is not { } found)
        {
            return [];
        }

        var signatures = new List<ExtensionSignature>();
        foreach (var referrer in (await ReferrersAsync(repository, Digest.Of(found.Bytes), $"the signatures of {name} {version}", cancellationToken)).Where(static r => r.ArtifactType == SignatureType).Take(20))
        {
            var what = $"a signature of {name} {version}";
            try
            {
                if (await ManifestAsync(repository, referrer.Digest, what, cancellationToken) is { Manifest.Layers: [var layer, ..] })
                {
                    signatures.Add(Parse(await BlobAsync(repository, layer, SignatureBytes, what, cancellationToken), RegistryJsonContext.Default.ExtensionSignature, what));
                }
            }
            catch (SwampException exception) when (exception.Code is ErrorCodes.RegistryFailed or ErrorCodes.IntegrityFailed && !exception.Error.Retryable)
            {
                // What cannot be read vouches for nothing.
            }
        }

        return signatures;
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
        SetStateAsync(client.Address.RepositoryOf(name), StateTag, state, RegistryJsonContext.Default.ExtensionState, name, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string StateTagOf(string version) => $"{version}.{StateTag}";

    private static Dictionary<string, string> Annotations(ExtensionRecord record)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["org.opencontainers.image.title"] = record.Name,
            ["org.opencontainers.image.version"] = record.Version,
            [CreatedAnnotation] = Engine.Identity.IdFormat.Text(record.PublishedAt),
        };
        if (record.Description is { Length: > 0 } description)
        {
            annotations["org.opencontainers.image.description"] = description;
        }

        if (record.Repository is { } source)
        {
            annotations["org.opencontainers.image.source"] = source;
        }

        return annotations;
    }

    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var next = "/v2/_catalog?n=1000";
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var address = new Uri(client.Address.Base, next);
            var answer = await GetAsync(address, "", null, limits.AnswerBytes, cancellationToken);
            if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
            {
                throw RegistryErrors.Failed(Origin, "cannot list what it holds, so it cannot be searched. 'swamp extension info @collective/name' works.");
            }

            var catalog = Parse(Checked(answer, "its list of extensions").Body, RegistryJsonContext.Default.OciCatalog, "its list of extensions");
            names.AddRange((catalog.Repositories ?? []).Select(client.Address.NameOf).OfType<string>().Where(ExtensionName.IsValid));
            next = answer.Next;
        }

        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task SetStateAsync(string name, string version, VersionState state, CancellationToken cancellationToken)
    {
        var repository = client.Address.RepositoryOf(name);
        await SetStateAsync(repository, StateTagOf(version), state, RegistryJsonContext.Default.VersionState, name, cancellationToken);
        if (state.YankReason is null)
        {
            await MoveChannelAsync(repository, name, version, state.Channel, cancellationToken);
        }
    }

    /// <summary>The channel's tag shows its highest version to other tools; swamp itself asks the versions.</summary>
    private async Task MoveChannelAsync(string repository, string name, string version, string channel, CancellationToken cancellationToken)
    {
        var extension = await FindAsync(name, cancellationToken);
        if (extension?.Latest(channel) == version && await ManifestAsync(repository, version, $"{name} {version}", cancellationToken, "pull,push") is { } found)
        {
            await PutManifestAsync(repository, channel, found.Bytes, name, cancellationToken);
        }
    }

    private async Task<HashSet<string>> TagsAsync(string repository, string name, CancellationToken cancellationToken)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var next = $"/v2/{repository}/tags/list?n=1000";
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var answer = await GetAsync(new Uri(client.Address.Base, next), repository, null, limits.AnswerBytes, cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound)
            {
                break;
            }

            tags.UnionWith(Parse(Checked(answer, $"the versions of {name}").Body, RegistryJsonContext.Default.OciTagList, $"the versions of {name}").Tags ?? []);
            next = answer.Next;
        }

        return tags;
    }

    private static OciDescriptor Describe(byte[] manifest) => new() { MediaType = OciManifest.Type, Digest = Digest.Of(manifest), Size = manifest.Length };

    /// <summary>The tag under which a registry without the referrers API keeps what refers to a manifest.</summary>
    private static string ReferrersTagOf(string digest) => digest.Replace(':', '-');

    /// <summary>Puts a signature beside a manifest: as something that refers to it, and where the registry takes no note of that, in a list under a tag.</summary>
    private async Task AttachAsync(string repository, OciDescriptor subject, ExtensionSignature signature, string name, CancellationToken cancellationToken)
    {
        var empty = await UploadAsync(repository, "{}"u8.ToArray(), EmptyType, name, cancellationToken);
        var layer = await UploadAsync(repository, JsonSerializer.SerializeToUtf8Bytes(signature, RegistryJsonContext.Default.ExtensionSignature), SignatureType, name, cancellationToken);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new OciManifest { ArtifactType = SignatureType, Config = empty, Layers = [layer], Subject = subject }, RegistryJsonContext.Default.OciManifest);
        var own = Describe(manifest) with { ArtifactType = SignatureType };
        if ((await PutManifestAsync(repository, own.Digest, manifest, name, cancellationToken)).Subject is not null)
        {
            return;
        }

        var tag = ReferrersTagOf(subject.Digest);
        var index = await IndexAsync(new Uri(client.Address.Base, $"/v2/{repository}/manifests/{tag}"), repository, $"publishing {name}", cancellationToken) ?? new OciIndex();
        index = index with { Manifests = [.. index.Manifests.Where(m => m.Digest != own.Digest), own] };
        await PutManifestAsync(repository, tag, JsonSerializer.SerializeToUtf8Bytes(index, RegistryJsonContext.Default.OciIndex), name, cancellationToken, OciIndex.Type);
    }

    private async Task<IReadOnlyList<OciDescriptor>> ReferrersAsync(string repository, string digest, string what, CancellationToken cancellationToken)
    {
        var index = await IndexAsync(new Uri(client.Address.Base, $"/v2/{repository}/referrers/{digest}"), repository, what, cancellationToken)
            ?? await IndexAsync(new Uri(client.Address.Base, $"/v2/{repository}/manifests/{ReferrersTagOf(digest)}"), repository, what, cancellationToken);
        return index?.Manifests ?? [];
    }

    private async Task<OciIndex?> IndexAsync(Uri address, string repository, string what, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(address, repository, OciIndex.Type, limits.AnswerBytes, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null : Parse(Checked(answer, what).Body, RegistryJsonContext.Default.OciIndex, what);
    }

    private async Task<T?> StateAsync<T>(string repository, string tag, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var found = await ManifestAsync(repository, tag, $"{repository}:{tag}", cancellationToken);
        return found?.Manifest.Annotations?.GetValueOrDefault(StateAnnotation) is { } text ? Parse(Encoding.UTF8.GetBytes(text), shape, $"{repository}:{tag}") : null;
    }

    private async Task SetStateAsync<T>(string repository, string tag, T state, JsonTypeInfo<T> shape, string name, CancellationToken cancellationToken)
    {
        var empty = await UploadAsync(repository, "{}"u8.ToArray(), EmptyType, name, cancellationToken);
        var manifest = new OciManifest
        {
            ArtifactType = StateType,
            Config = empty,
            Layers = [empty],
            Annotations = new Dictionary<string, string> { [StateAnnotation] = JsonSerializer.Serialize(state, shape) },
        };
        await PutManifestAsync(repository, tag, manifest, name, cancellationToken);
    }

    private async Task<(OciManifest Manifest, byte[] Bytes)?> ManifestAsync(string repository, string tag, string what, CancellationToken cancellationToken, string scope = "pull")
    {
        var answer = await GetAsync(new Uri(client.Address.Base, $"/v2/{repository}/manifests/{tag}"), repository, OciManifest.Type, limits.AnswerBytes, cancellationToken, scope);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        Checked(answer, what);
        if (answer.Digest is { } said && said.StartsWith("sha256:", StringComparison.Ordinal) && said != Digest.Of(answer.Body))
        {
            throw new SwampException(ErrorCodes.IntegrityFailed, $"The registry {Origin} sent a manifest of {what} whose digest is not {said}.", "Nothing was installed. Try again; if it stays, ask whoever runs the registry.");
        }

        var manifest = Parse(answer.Body, RegistryJsonContext.Default.OciManifest, $"the manifest of {what}");
        return manifest.Config is null ? throw RegistryErrors.Failed(Origin, $"sends something for {what} that is no manifest of an artifact.") : (manifest, answer.Body);
    }

    private async Task<byte[]> BlobAsync(string repository, OciDescriptor descriptor, long mostBytes, string what, CancellationToken cancellationToken)
    {
        if (!descriptor.Digest.StartsWith("sha256:", StringComparison.Ordinal) || descriptor.Digest.Length != 71 || descriptor.Digest.AsSpan(7).ContainsAnyExcept(Hex))
        {
            throw RegistryErrors.Failed(Origin, $"names {what} by a digest that cannot be checked: {descriptor.Digest}.");
        }

        if (descriptor.Size < 0 || descriptor.Size > mostBytes)
        {
            throw RegistryErrors.Failed(Origin, $"has {descriptor.Size} bytes for {what}, more than {mostBytes}.");
        }

        var address = new Uri(client.Address.Base, $"/v2/{repository}/blobs/{descriptor.Digest}");
        HttpRequestMessage Make() => new(HttpMethod.Get, address);
        var answer = Checked(
            descriptor.MediaType == ArchiveType
                ? await client.DownloadAsync(Make, repository, descriptor, cancellationToken)
                : await client.SendAsync(Make, repository, "pull", descriptor.Size, limits.Answer, cancellationToken),
            what);
        if (answer.Body.Length < descriptor.Size)
        {
            throw RegistryErrors.Failed(Origin, $"sent {answer.Body.Length} of the {descriptor.Size} bytes of {what}.", isRetryable: true);
        }

        return Digest.Of(answer.Body) is var found && found == descriptor.Digest ? answer.Body : throw new SwampException(
            ErrorCodes.IntegrityFailed,
            $"What came for {what} is not what was published: its digest is {found}, and {descriptor.Digest} is expected.",
            "Nothing was installed. Try again; if it stays, ask whoever runs the registry.");
    }

    private async Task<OciDescriptor> UploadAsync(string repository, ReadOnlyMemory<byte> content, string mediaType, string name, CancellationToken cancellationToken)
    {
        var descriptor = new OciDescriptor { MediaType = mediaType, Digest = Digest.Of(content.Span), Size = content.Length };
        var place = new Uri(client.Address.Base, $"/v2/{repository}/blobs/{descriptor.Digest}");
        if ((await PushAsync(() => new HttpRequestMessage(HttpMethod.Head, place), repository, limits.Answer, cancellationToken)).Status == HttpStatusCode.OK)
        {
            return descriptor;
        }

        // An upload is begun anew for each attempt: its place is good for one.
        var begin = new Uri(client.Address.Base, $"/v2/{repository}/blobs/uploads/");
        var begun = Checked(await PushAsync(() => new HttpRequestMessage(HttpMethod.Post, begin) { Content = new ByteArrayContent([]) }, repository, limits.Answer, cancellationToken), $"publishing {name}");
        if (begun.Location is not { } location)
        {
            throw RegistryErrors.Failed(Origin, "takes no uploads: it does not say where to.");
        }

        var target = new Uri(client.Address.Base, location);
        target = new Uri($"{target}{(target.Query.Length > 0 ? "&" : "?")}digest={Uri.EscapeDataString(descriptor.Digest)}");
        Checked(
            await PushAsync(
                () =>
                {
                    var body = new ReadOnlyMemoryContent(content);
                    body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                    return new HttpRequestMessage(HttpMethod.Put, target) { Content = body };
                },
                repository,
                limits.Archive,
                cancellationToken),
            $"publishing {name}");
        return descriptor;
    }

    private Task PutManifestAsync(string repository, string tag, OciManifest manifest, string name, CancellationToken cancellationToken) =>
        PutManifestAsync(repository, tag, JsonSerializer.SerializeToUtf8Bytes(manifest, RegistryJsonContext.Default.OciManifest), name, cancellationToken);

    private async Task<RegistryAnswer> PutManifestAsync(
        string repository, string tag, byte[] manifest, string name, CancellationToken cancellationToken, string type = OciManifest.Type)
    {
        var place = new Uri(client.Address.Base, $"/v2/{repository}/manifests/{tag}");
        return Checked(
            await PushAsync(
                () =>
                {
                    var body = new ByteArrayContent(manifest);
                    body.Headers.ContentType = new MediaTypeHeaderValue(type);
                    return new HttpRequestMessage(HttpMethod.Put, place) { Content = body };
                },
                repository,
                limits.Answer,
                cancellationToken),
            $"publishing {name}");
    }

    private Task<RegistryAnswer> PushAsync(Func<HttpRequestMessage> make, string repository, TimeSpan limit, CancellationToken cancellationToken) =>
        client.SendAsync(make, repository, "pull,push", limits.AnswerBytes, limit, cancellationToken);

    private Task<RegistryAnswer> GetAsync(Uri address, string repository, string? accept, long mostBytes, CancellationToken cancellationToken, string scope = "pull") => client.SendAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (accept is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept", accept);
            }

            return request;
        },
        repository,
        scope,
        mostBytes,
        limits.Answer,
        cancellationToken);

    private RegistryAnswer Checked(RegistryAnswer answer, string what) => answer.IsOk ? answer : throw client.ErrorOf(answer, what);

    private T Parse<T>(byte[] json, JsonTypeInfo<T> shape, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, shape) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw RegistryErrors.Failed(Origin, $"sends something for {what} that cannot be read; is it a registry at all?", cause: exception);
        }
    }
}
