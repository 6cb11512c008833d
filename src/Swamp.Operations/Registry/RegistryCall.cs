using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Signing;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Registry;

/// <summary>What calls about registries share: the open repository, its lockfile, its registries.</summary>
internal sealed class RegistryCall(RepositorySession session, string? registry) : IAsyncDisposable
{
    private RegistryDirectory? registries;

    public RepositorySession Session => session;

    public RegistryDirectory Registries => registries ??= session.OpenRegistries(registry);

    /// <summary>Read anew each time: another process may have written it.</summary>
    public Lockfile Lockfile => Lockfile.Load(session.ExtensionPlaces.Lockfile);

    public static async Task<RegistryCall> OpenAsync(OperationContext context, string? registry, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(await context.OpenWithoutDatastoreAsync(cancellationToken), registry);
        if (registry is not null)
        {
            // A wrong address is said even when nothing would be asked.
            _ = call.Registries;
        }

        return call;
    }

    /// <summary>The registry that serves an extension; null when none can.</summary>
    public string? OriginOf(string name)
    {
        try
        {
            return Registries.For(name).Origin;
        }
        catch (SwampException)
        {
            // Whoever asks the registry is told why.
            return null;
        }
    }

    /// <summary>An extension of a registry.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NotFound"/>.</exception>
    public async Task<(IExtensionRegistry Registry, RegistryExtension Extension)> FindAsync(string name, CancellationToken cancellationToken)
    {
        var valid = ExtensionName.Parse(name).Name;
        var where = Registries.For(valid);
        return (where, await where.FindAsync(valid, cancellationToken) ?? throw new SwampException(
            ErrorCodes.NotFound, $"Extension {valid} not found in the registry {where.Origin}.", $"swamp extension search {valid.Split('/')[^1]}"));
    }

    /// <summary>What an installed extension says that it needs.</summary>
    public IReadOnlyList<string> DependenciesOf(string name)
    {
        try
        {
            var path = Path.Combine(session.Layout.PulledExtensions, name, "manifest.yaml");
            return File.Exists(path) ? ManifestReader.Read(path, File.ReadAllText(path)).Dependencies : [];
        }
        catch (Exception exception) when (exception is SwampException or IOException or UnauthorizedAccessException)
        {
            // 'extension list' says that it is damaged.
            return [];
        }
    }

    /// <summary>Fetches an extension and looks at everything in it.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.IntegrityFailed"/> or <see cref="ErrorCodes.InvalidArchive"/>.</exception>
    public static async Task<InstallSource> FetchAsync(RepositorySession session, SignatureCheck signatures, Chosen chosen, CancellationToken cancellationToken)
    {
        var record = chosen.Record;
        var label = $"{record.Name} {record.Version}";
        var bytes = await chosen.Registry.FetchAsync(record, cancellationToken);
        record = record with { Digest = record.Digest ?? Digest.Of(bytes.Span), Size = bytes.Length };
        var (signedBy, unsigned) = await signatures.CheckAsync(chosen.Registry, record, cancellationToken);
        if (unsigned is not null)
        {
            await session.Events.WarnAsync("extension", $"{label}: {unsigned}.", cancellationToken);
        }

        var archive = ArchiveReader.Read(bytes, label, ArchiveLimits.Default, cancellationToken);
        if (archive.Manifest.Name != record.Name || archive.Manifest.Version != record.Version)
        {
            throw new SwampException(
                ErrorCodes.InvalidArchive, $"The archive of {label} is refused: it is that of {archive.Manifest.Name} {archive.Manifest.Version}.", "Nothing was installed. Ask its author to publish it again.");
        }

        var code = archive.Files.Where(static f => f.Path.EndsWith(".ts", StringComparison.Ordinal)).ToList();
        var problems = ExtensionReview.Problems(code, archive.Manifest.Binaries.Select(static b => "files/" + b).ToHashSet(StringComparer.Ordinal));
        return problems.Count == 0 ? new InstallSource(record, archive, chosen.Registry.Origin, chosen.Channel, signedBy) : throw new SwampException(
            ErrorCodes.InvalidArchive, $"The archive of {label} is refused: {string.Join(' ', problems)}", "Nothing was installed. Ask its author to publish it again.");
    }

    /// <summary>Fetches what was chosen, and what that turns out to need beyond what registries told.</summary>
    public static async Task<IReadOnlyList<InstallSource>> FetchAllAsync(RepositorySession session, SignatureCheck signatures, DependencyResolver resolver, IReadOnlyList<Chosen> plan, CancellationToken cancellationToken)
    {
        var sources = new List<InstallSource>();
        for (var all = plan.ToList(); sources.Count < all.Count;)
        {
            sources.Add(await FetchAsync(session, signatures, all[sources.Count], cancellationToken));
            all.AddRange(await resolver.AlsoAsync(sources[^1], cancellationToken));
        }

        return sources;
    }

    public ValueTask DisposeAsync()
    {
        registries?.Dispose();
        return session.DisposeAsync();
    }
}
