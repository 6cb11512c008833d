using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Operations.Events;

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
        var plan = (await resolver.ResolveAsync(new Wanted(name, version, AtLeast: false, By: null), channel, cancellationToken)).ToList();
        var extension = await plan[0].Registry.FindAsync(name, cancellationToken);
        var views = new List<PulledExtension>();
        var sources = new List<InstallSource>();
        for (var i = 0; i < plan.Count; i++)
        {
            if (!request.Force && await IsThereAsync(call, lockfile, plan[i].Record, cancellationToken))
            {
                views.Add(ViewOf(plan[i], plan[i].Record, lockfile, "up_to_date", []));
                continue;
            }

            var source = await RegistryCall.FetchAsync(call.Session, call.Registries.Signatures, plan[i], cancellationToken);
            sources.Add(source);
            views.Add(ViewOf(plan[i], source.Record, lockfile, "would_install", source.Archive.Files) with { SignedBy = source.SignedBy });
            plan.AddRange(await resolver.AlsoAsync(source, cancellationToken));
        }

        var untrusted = Untrusted(views.Select(static v => v.Name), call, lockfile);
        if (!request.DryRun)
        {
            RefuseUnseen(request, sources);
            if (request.Reviewed is null && untrusted.Count > 0)
            {
                await TellAsync(views.Where(v => untrusted.Contains(ExtensionName.CollectiveOf(v.Name))), context, cancellationToken);
            }
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
            UntrustedCollectives = untrusted,
            Extensions = views,
        };
    }

    /// <summary>Nobody slips in something else between what was shown and what is installed.</summary>
    private static void RefuseUnseen(PullRequest request, List<InstallSource> sources)
    {
        if (request.Reviewed is { } reviewed && sources.Find(s => !reviewed.Contains(s.Record.Digest)) is { } unseen)
        {
            throw new SwampException(
                ErrorCodes.IntegrityFailed, $"{unseen.Record.Name} {unseen.Record.Version} is no longer what was shown: its digest is {unseen.Record.Digest}.", "Nothing was installed. Pull again to see what is offered now.");
        }
    }

    /// <summary>What a review found is said before anything is written, to whoever is not asked.</summary>
    private static async Task TellAsync(IEnumerable<PulledExtension> extensions, OperationContext context, CancellationToken cancellationToken)
    {
        foreach (var extension in extensions.Where(static e => e.Status == "would_install"))
        {
            await context.Events.WarnAsync("extension", $"{extension.Name} {extension.Version} is of a collective that is not trusted here.", cancellationToken);
            foreach (var finding in extension.Findings)
            {
                await context.Events.WarnAsync("extension", $"{finding.Rule}: {finding.File}: {finding.Message}", cancellationToken);
            }

            if (extension.Packages.Count > 0)
            {
                await context.Events.WarnAsync("extension", $"packages: {string.Join(", ", extension.Packages)}", cancellationToken);
            }
        }
    }

    private static List<string> Untrusted(IEnumerable<string> names, RegistryCall call, Lockfile lockfile)
    {
        var known = lockfile.Entries.Keys.Select(ExtensionName.CollectiveOf).Concat(call.Session.TrustedCollectives);
        return [.. names.Select(ExtensionName.CollectiveOf).Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static async Task<bool> IsThereAsync(RegistryCall call, Lockfile lockfile, ExtensionRecord record, CancellationToken cancellationToken) =>
        lockfile.Entries.GetValueOrDefault(record.Name) is { FilesChecksum: not null } entry
        && entry.Version == record.Version && "sha256:" + entry.Checksum == record.Digest
        && await InstallHandler.ProblemAsync(call, record.Name, entry, cancellationToken) is null;

    private static PulledExtension ViewOf(Chosen chosen, ExtensionRecord record, Lockfile lockfile, string status, IReadOnlyList<ArchiveFile> files) => new()
    {
        Name = record.Name,
        Version = record.Version,
        PreviousVersion = lockfile.Entries.GetValueOrDefault(record.Name)?.Version is { } before && before != record.Version ? before : null,
        Status = status,
        Registry = chosen.Registry.Origin,
        Digest = record.Digest,
        Integrity = chosen.Record.Digest is null ? "unverified" : "verified",
        Description = record.Description,
        Repository = record.Repository,
        RequiredBy = chosen.By,
        Contents = record.Contents,
        Dependencies = record.Dependencies,
        Packages = ExtensionReview.Packages(files),
        Findings = ExtensionReview.Findings(files),
    };
}
