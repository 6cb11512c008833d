using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Installs exactly what the lockfile names (EXC-13). A failure of one does not keep the others.</summary>
internal static class InstallHandler
{
    private const int AtOnce = 4;

    public static async Task<InstallResult> RunAsync(InstallRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var lockfile = call.Lockfile;
        var entries = new List<InstallEntry>();
        var wanted = new List<(string Name, LockEntry Entry, string Problem)>();
        foreach (var (name, entry) in lockfile.Entries)
        {
            if (await ProblemAsync(call, name, entry, cancellationToken) is { } problem)
            {
                wanted.Add((name, entry, problem));
            }
            else
            {
                entries.Add(new InstallEntry { Name = name, Version = entry.Version, Status = "up_to_date" });
            }
        }

        if (request.DryRun)
        {
            entries.AddRange(wanted.Select(static w => new InstallEntry { Name = w.Name, Version = w.Entry.Version, Status = "would_install", Reason = w.Problem }));
        }
        else
        {
            entries.AddRange(await InstallAsync(call, wanted, cancellationToken));
        }

        return new InstallResult
        {
            Entries = [.. entries.OrderBy(static e => e.Name, StringComparer.Ordinal)],
            Installed = entries.Count(static e => e.Status is "installed" or "would_install"),
            UpToDate = entries.Count(static e => e.Status == "up_to_date"),
            Failed = entries.Count(static e => e.Status == "failed"),
            DryRun = request.DryRun ? true : null,
        };
    }

    /// <summary>What is wrong with an installed extension; null when it is whole.</summary>
    public static async Task<string?> ProblemAsync(RegistryCall call, string name, LockEntry entry, CancellationToken cancellationToken)
    {
        var root = call.Session.Layout.Root;
        var missing = (entry.Files ?? []).FirstOrDefault(f => !File.Exists(Path.Combine(root, f)) && !Directory.Exists(Path.Combine(root, f)));
        return missing is not null ? $"{missing} is missing" : await call.Session.PulledFiles.ProblemAsync(name, entry, cancellationToken);
    }

    private static async Task<IReadOnlyList<InstallEntry>> InstallAsync(
        RegistryCall call, IReadOnlyList<(string Name, LockEntry Entry, string Problem)> wanted, CancellationToken cancellationToken)
    {
        var done = new List<InstallEntry>();

        // A few at once are fetched, and then installed before more are: what waits is in memory.
        foreach (var some in wanted.Chunk(AtOnce))
        {
            var fetched = await Task.WhenAll(some.Select(w => FetchAsync(call, w.Name, w.Entry, cancellationToken)));
            foreach (var (one, i) in some.Select(static (w, i) => (w, i)))
            {
                done.Add(await InstallOneAsync(call, one, fetched[i], cancellationToken));
            }
        }

        return done;
    }

    private static async Task<InstallEntry> InstallOneAsync(
        RegistryCall call, (string Name, LockEntry Entry, string Problem) one, (InstallSource? Source, string? Warning, SwampError? Error) fetched, CancellationToken cancellationToken)
    {
        var entry = new InstallEntry { Name = one.Name, Version = one.Entry.Version, Status = "installed", Reason = one.Problem, Warning = fetched.Warning };
        try
        {
            if (fetched.Source is { } source)
            {
                await call.Session.ExtensionInstaller.InstallAsync([source], force: true, cancellationToken);
                return entry;
            }

            return entry with { Status = "failed", Error = fetched.Error!.Message };
        }
        catch (SwampException exception)
        {
            return entry with { Status = "failed", Error = exception.Message };
        }
    }

    private static async Task<(InstallSource? Source, string? Warning, SwampError? Error)> FetchAsync(RegistryCall call, string name, LockEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var registry = call.Registries.For(name);
            var extension = await registry.FindAsync(name, cancellationToken) ?? throw RegistryErrors.NotFound(name, registry.Origin);
            var version = extension.Find(entry.Version);
            var yanked = await registry.YankReasonAsync(extension, entry.Version, cancellationToken);
            if (version is null && extension.TellsYanked)
            {
                throw RegistryErrors.NoVersion(name, entry.Version, registry.Origin);
            }

            var record = await registry.ReadAsync(name, entry.Version, cancellationToken);
            Compare(name, entry, record);
            var source = await RegistryCall.FetchAsync(call.Session, call.Registries.Signatures, new Chosen(record, registry, entry.Channel ?? Channels.Stable, By: null), cancellationToken);
            Compare(name, entry, source.Record);
            return (source, yanked is not null ? $"{name} {entry.Version} was yanked: {yanked.TrimEnd('.')}. 'swamp extension update {name}' takes another version." : null, null);
        }
        catch (SwampException exception)
        {
            return (null, null, exception.Error);
        }
    }

    /// <summary>The lockfile decides what is installed, before it is fetched where the registry tells, and afterwards.</summary>
    private static void Compare(string name, LockEntry entry, ExtensionRecord record)
    {
        if (entry.Checksum is { } checksum && record.Digest is { } digest && digest != "sha256:" + checksum)
        {
            throw RegistryErrors.WrongDigest(name, entry.Version, "sha256:" + checksum, digest);
        }
    }
}
