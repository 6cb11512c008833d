using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Compares what is installed with what registries have, and updates it (EXC-30 to EXC-34).</summary>
internal static class UpdateHandlers
{
    private const int AtOnce = 8;

    public static async Task<OutdatedResult> OutdatedAsync(OutdatedRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var all = await StandingsAsync(call, call.Lockfile.Entries, cancellationToken);
        if (request.Registry is null)
        {
            await UpdateChecks.Of(call, context).KeepAsync(all, call, call.Lockfile, cancellationToken);
        }

        var standings = all.Where(static s => s.Status != "up_to_date").ToList();
        return new OutdatedResult
        {
            Extensions = standings,
            HasUpdateAvailable = standings.Exists(static s => s.Status == "update_available"),
            HasDeprecated = standings.Exists(static s => s.Status == "deprecated"),
        };
    }

    public static async Task<UpdateResult> UpdateAsync(UpdateRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var entries = call.Lockfile.Entries.AsEnumerable();
        if (request.Name is { } name)
        {
            var wanted = ExtensionName.Parse(name).Name;
            entries = entries.Where(e => e.Key == wanted).ToList();
            if (!entries.Any())
            {
                throw new SwampException(ErrorCodes.NotFound, $"Extension {wanted} is not installed.", $"swamp extension pull {wanted}");
            }
        }

        var standings = await StandingsAsync(call, entries, cancellationToken);
        if (!request.DryRun)
        {
            for (var i = 0; i < standings.Count; i++)
            {
                if (standings[i].Status == "update_available")
                {
                    standings[i] = await UpdateOneAsync(call, standings[i], request.Force, cancellationToken);
                }
            }
        }

        return new UpdateResult
        {
            Extensions = standings,
            UpToDate = standings.Count(static s => s.Status == "up_to_date"),
            Updated = standings.Count(static s => s.Status == "updated"),
            Failed = standings.Count(static s => s.Status is "failed" or "not_found"),
            DryRun = request.DryRun ? true : null,
        };
    }

    internal static async Task<List<ExtensionStanding>> StandingsAsync(RegistryCall call, IEnumerable<KeyValuePair<string, LockEntry>> entries, CancellationToken cancellationToken)
    {
        var standings = new List<ExtensionStanding>();
        foreach (var some in entries.Chunk(AtOnce))
        {
            standings.AddRange(await Task.WhenAll(some.Select(e => StandingAsync(call, e.Key, e.Value, cancellationToken))));
        }

        return standings;
    }

    private static async Task<ExtensionStanding> StandingAsync(RegistryCall call, string name, LockEntry entry, CancellationToken cancellationToken)
    {
        var standing = new ExtensionStanding { Name = name, Status = "up_to_date", InstalledVersion = entry.Version, Channel = entry.Channel };
        try
        {
            var registry = call.Registries.For(name);
            if (await registry.FindAsync(name, cancellationToken) is not { } extension)
            {
                return standing with { Status = "not_found", Error = RegistryErrors.NotFound(name, registry.Origin).Message };
            }

            standing = standing with { LatestVersion = extension.LatestFor(entry.Channel ?? Channels.Stable) };
            if (standing.LatestVersion is { } latest && ExtensionVersion.Order.Compare(latest, entry.Version) > 0)
            {
                // A newer version counts for more than that the extension is deprecated (EXC-31).
                return standing with { Status = "update_available" };
            }

            if (await registry.YankReasonAsync(extension, entry.Version, cancellationToken) is { } yanked)
            {
                return standing with { Status = "yanked", Reason = yanked };
            }

            return extension.State.DeprecationReason is { } reason
                ? standing with { Status = "deprecated", Reason = reason, SupersededBy = extension.State.SupersededBy }
                : standing;
        }
        catch (SwampException exception)
        {
            return standing with { Status = "failed", Error = exception.Message };
        }
    }

    private static async Task<ExtensionStanding> UpdateOneAsync(RegistryCall call, ExtensionStanding standing, bool force, CancellationToken cancellationToken)
    {
        try
        {
            var resolver = new DependencyResolver(call.Registries, call.Lockfile, call.DependenciesOf);
            var plan = await resolver.ResolveAsync(new Wanted(standing.Name, standing.LatestVersion, AtLeast: false, By: null), standing.Channel ?? Channels.Stable, cancellationToken);
            var sources = await RegistryCall.FetchAllAsync(call.Session, call.Registries.Signatures, resolver, plan, cancellationToken);
            await call.Session.ExtensionInstaller.InstallAsync(sources, force, cancellationToken);
            return standing with { Status = "updated" };
        }
        catch (SwampException exception)
        {
            return standing with { Status = "failed", Error = exception.Message };
        }
    }
}
