using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Chooses, fetches, checks and installs an extension with what it needs (EXC-10 to EXC-12).</summary>
internal static class PullHandler
{
    public static async Task<PullResult> RunAsync(PullRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var (name, version) = ExtensionName.Parse(request.Extension);
        var channel = Channels.Check(request.Channel);
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var lockfile = call.Lockfile;
        var resolver = new DependencyResolver(call.Registries, lockfile, call.DependenciesOf);
        var plan = await resolver.ResolveAsync(new Wanted(name, version, AtLeast: false, By: null), channel, cancellationToken);
        var extension = await plan[0].Registry.FindAsync(name, cancellationToken);
        var views = new List<PulledExtension>();
        var sources = new List<InstallSource>();
        foreach (var chosen in plan)
        {
            if (!request.Force && await IsThereAsync(call, lockfile, chosen.Record, cancellationToken))
            {
                views.Add(ViewOf(chosen, lockfile, "up_to_date", []));
                continue;
            }

            var source = await RegistryCall.FetchAsync(chosen, cancellationToken);
            sources.Add(source);
            views.Add(ViewOf(chosen, lockfile, "would_install", ExtensionReview.Findings(source.Archive.Files)));
        }

        if (!request.DryRun && sources.Count > 0)
        {
            var outcomes = await call.Session.ExtensionInstaller.InstallAsync(sources, request.Force, cancellationToken);
            foreach (var outcome in outcomes)
            {
                var at = views.FindIndex(v => v.Name == outcome.Name);
                views[at] = views[at] with
                {
                    Status = outcome.Previous is null ? "installed" : outcome.Previous == outcome.Version ? "reinstalled" : "updated",
                    FileCount = outcome.Files.Count,
                    PrunedFiles = outcome.Pruned.Count > 0 ? outcome.Pruned : null,
                };
            }
        }

        views[0] = views[0] with { DeprecationReason = extension?.State.DeprecationReason, SupersededBy = extension?.State.SupersededBy };
        return new PullResult
        {
            Name = name,
            Version = plan[0].Record.Version,
            DryRun = request.DryRun ? true : null,
            UntrustedCollectives = Untrusted(views.Select(static v => v.Name), call, lockfile),
            Extensions = views,
        };
    }

    private static List<string> Untrusted(IEnumerable<string> names, RegistryCall call, Lockfile lockfile)
    {
        var known = lockfile.Entries.Keys.Select(ExtensionName.CollectiveOf).Concat(call.Session.Marker.TrustedCollectives);
        return [.. names.Select(ExtensionName.CollectiveOf).Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static async Task<bool> IsThereAsync(RegistryCall call, Lockfile lockfile, ExtensionRecord record, CancellationToken cancellationToken) =>
        lockfile.Entries.GetValueOrDefault(record.Name) is { FilesChecksum: not null } entry
        && entry.Version == record.Version && "sha256:" + entry.Checksum == record.Digest
        && await InstallHandler.ProblemAsync(call, record.Name, entry, cancellationToken) is null;

    private static PulledExtension ViewOf(Chosen chosen, Lockfile lockfile, string status, IReadOnlyList<Finding> findings) => new()
    {
        Name = chosen.Record.Name,
        Version = chosen.Record.Version,
        PreviousVersion = lockfile.Entries.GetValueOrDefault(chosen.Record.Name)?.Version is { } before && before != chosen.Record.Version ? before : null,
        Status = status,
        Registry = chosen.Registry.Origin,
        Digest = chosen.Record.Digest,
        Description = chosen.Record.Description,
        Repository = chosen.Record.Repository,
        RequiredBy = chosen.By,
        Contents = chosen.Record.Contents,
        Dependencies = chosen.Record.Dependencies,
        Findings = findings,
    };
}
