using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;

namespace Swamp.Operations.Registry;

/// <summary>Lists what is installed, and takes it out (EXC-14, EXC-15). Registries are asked only on request.</summary>
internal static class InstalledHandlers
{
    public static async Task<ListExtensionsResult> ListAsync(ListExtensionsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, registry: null, cancellationToken);
        var extensions = new List<InstalledExtension>();
        var entries = call.Lockfile.Entries;
        var standings = request.CheckUpdates ? await StandingsAsync(call, context, cancellationToken) : [];
        foreach (var (name, entry) in entries)
        {
            var problem = await InstallHandler.ProblemAsync(call, name, entry, cancellationToken);
            extensions.Add(new InstalledExtension
            {
                Name = name,
                Version = entry.Version,
                PulledAt = entry.PulledAt,
                Channel = entry.Channel,
                Registry = entry.ServerUrl,
                Status = problem is null ? "intact" : Directory.Exists(Path.Combine(call.Session.Layout.PulledExtensions, name)) ? "changed" : "missing",
                Problem = problem,
                LatestVersion = standings.GetValueOrDefault(name).Standing?.LatestVersion,
                UpdateStatus = standings.GetValueOrDefault(name).Standing?.Status is { } standing ? (standing == "failed" ? "unknown_offline" : standing) : null,
                CheckedAt = standings.GetValueOrDefault(name).CheckedAt,
                Files = entry.Files ?? [],
            });
        }

        return new ListExtensionsResult { Extensions = extensions };
    }

    /// <summary>How the extensions stand, and when that was said: by answers that are not a day old, and by asking for the rest.</summary>
    private static async Task<Dictionary<string, (ExtensionStanding? Standing, DateTimeOffset? CheckedAt)>> StandingsAsync(RegistryCall call, OperationContext context, CancellationToken cancellationToken)
    {
        var lockfile = call.Lockfile;
        var checks = UpdateChecks.Of(call, context);
        var found = new Dictionary<string, (ExtensionStanding? Standing, DateTimeOffset? CheckedAt)>(StringComparer.Ordinal);
        foreach (var (name, entry) in lockfile.Entries)
        {
            if (checks.Find(name, entry, call.OriginOf(name), out var checkedAt) is { } known)
            {
                found[name] = (known, checkedAt);
            }
        }

        var asked = await UpdateHandlers.StandingsAsync(call, lockfile.Entries.Where(e => !found.ContainsKey(e.Key)), cancellationToken);
        if (asked.Count > 0)
        {
            await checks.KeepAsync(asked, call, lockfile, cancellationToken);
        }

        var now = context.Host.Clock.GetUtcNow();
        asked.ForEach(s => found[s.Name] = (s, s.Status is "failed" ? null : now));
        return found;
    }

    public static async Task<RemoveExtensionResult> RemoveAsync(RemoveExtensionRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var name = ExtensionName.Parse(request.Name).Name;
        await using var call = await RegistryCall.OpenAsync(context, registry: null, cancellationToken);
        var lockfile = call.Lockfile;
        var entry = lockfile.Entries.GetValueOrDefault(name) ?? throw ExtensionInstaller.NotInstalled(name);
        var dependents = lockfile.Entries.Keys.Where(other => other != name && call.DependenciesOf(other).Any(d => Wanted.Read(d, other).Name == name)).ToList();
        var (deleted, skipped) = request.DryRun ? (entry.Files?.Count ?? 0, (int?)null) : Counts(await call.Session.ExtensionInstaller.RemoveAsync(name, cancellationToken));
        return new RemoveExtensionResult
        {
            Name = name,
            Version = entry.Version,
            FilesDeleted = deleted,
            FilesSkipped = skipped,
            Dependents = dependents,
            DryRun = request.DryRun ? true : null,
        };

        static (int, int?) Counts((int Deleted, int Skipped, int Folders) counts) => (counts.Deleted, counts.Skipped);
    }
}
