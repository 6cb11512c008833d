using Swamp.Engine.Errors;
using Swamp.Extensions.Auditing;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Signing;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Registry;

/// <summary>Packs and publishes an extension (EXC-40 to EXC-47).</summary>
internal static class PushHandler
{
    private const int LongestNotes = 5000;

    public static async Task<PushResult> RunAsync(PushRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var channel = Channels.Check(request.Channel);
        if (request.ReleaseNotes?.Length > LongestNotes)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The release notes have {request.ReleaseNotes.Length} characters; at most {LongestNotes} are allowed.", "Keep them short, and link to the rest.");
        }

        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var session = call.Session;
        var path = ManifestPath(request.Manifest, context, session.Layout.Root);
        if (path.StartsWith(session.Layout.PulledExtensions + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"{request.Manifest} belongs to an installed extension, which is read-only (EXT-16).", "Publish from where its sources are.");
        }

        var version = VersionOf(request, context);
        var written = ExtensionPacker.Read(path);
        var manifest = written with { Version = version ?? written.Version };
        var packer = PushGates.PackerOf(session, request.ExtensionsDirectory, context);
        var registry = call.Registries.For(manifest.Name);
        using var key = request.SignKey is { } file ? SigningKey.Read(Path.GetFullPath(file, context.Call.WorkingDirectory), session.Environment.Text("SWAMP_SIGN_PASSWORD")) : null;
        if (key is not null && !registry.TakesSignatures)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The registry {registry.Origin} has no place for signatures.", "Publish without --sign-key, or in a folder or an OCI registry.");
        }

        if (!request.DryRun)
        {
            registry.RequireLogin($"publishing {manifest.Name} {manifest.Version}");
        }

        var known = request.DryRun ? null : await registry.FindAsync(manifest.Name, cancellationToken);
        if (known?.Find(manifest.Version) is not null)
        {
            // Before the work of packing; the registry itself decides in the end.
            throw RegistryErrors.VersionExists(manifest.Name, manifest.Version);
        }

        await context.Events.InfoAsync("extension", $"Packing {manifest.Name} {manifest.Version}", cancellationToken);
        var packed = await PushGates.PackAsync(session, packer, path, version, cancellationToken);
        var wasShown = request.Audited == packed.Digest;
        var audit = wasShown ? null : await AuditAsync(session, packed, context, cancellationToken);
        Refuse(packed, audit);
        var published = wasShown || (known is null && !request.DryRun) ? null : await PushGates.PublishedAsync(packed, registry, known, channel, context, cancellationToken);
        IReadOnlyList<ReviewFinding> review = wasShown ? [] : [.. ReviewRules.Of(packed), .. new ReviewReports(session.Environment).Check(packed, written.Version)];
        if (!request.DryRun)
        {
            var now = context.Host.Clock.GetUtcNow();
            var record = ExtensionRecord.Of(packed, request.ReleaseNotes, now);
            var signature = key?.Sign(record.Name, record.Version, packed.Digest, now);
            await registry.PublishAsync(packed, record, new VersionState { Channel = channel }, signature, cancellationToken);
        }

        return new PushResult
        {
            Status = request.DryRun ? "dry_run" : "published",
            Name = manifest.Name,
            Version = manifest.Version,
            Description = manifest.Description,
            Registry = registry.Origin,
            Channel = channel,
            Digest = packed.Digest,
            SignedBy = key?.Id,
            ArchiveSize = packed.Archive.Length,
            FileCount = packed.Files.Count,
            Contents = packed.Contents,
            Dependencies = manifest.Dependencies,
            Packages = packed.Packages,
            DependencyTrust = audit,
            Findings = packed.Findings,
            ReviewRuleWarnings = PushGates.OrNone(review),
            VersionDriftWarnings = published is null ? null : PushGates.OrNone(ModelVersions.Drift(packed, published)),
            VersionBumpUpgradeWarnings = published is null || request.SkipUpgradeCheck ? null : PushGates.OrNone(ModelVersions.WithoutUpgrades(packed, published)),
        };
    }

    /// <summary>Asks about the packages that an extension names (EXT-77).</summary>
    internal static async Task<PackageAudit> AuditAsync(RepositorySession session, PackedExtension packed, OperationContext context, CancellationToken cancellationToken)
    {
        if (packed.Packages.Count > 0)
        {
            await context.Events.InfoAsync("extension", $"Asking about {packed.Packages.Count} package{(packed.Packages.Count == 1 ? "" : "s")}", cancellationToken);
        }

        return await session.CreateAuditor().AuditAsync(packed.Packages, cancellationToken);
    }

    private static void Refuse(PackedExtension packed, PackageAudit? audit)
    {
        if (audit is { Passed: false })
        {
            throw new SwampException(
                ErrorCodes.ExtensionRefused,
                $"{packed.Manifest.Name} cannot be published, since packages that it names cannot be trusted:\n{string.Join('\n', audit.Errors.Select(static e => $"  - {e.Dependency}: {e.Message}"))}",
                "Name another version of the package, or do without it. 'swamp extension quality' has the details.");
        }
    }

    /// <summary>The version that the request names in place of the manifest's; null for the manifest's.</summary>
    private static string? VersionOf(PushRequest request, OperationContext context) => request switch
    {
        { VersionSuffix: not (null or "epoch") } => throw new SwampException(ErrorCodes.InvalidArgument, $"There is no suffix '{request.VersionSuffix}'.", "--version-suffix epoch"),
        { VersionSuffix: not null, Version: not null } => throw new SwampException(ErrorCodes.InvalidArgument, "Give a version or a suffix, and not both.", "--version-suffix epoch"),
        { VersionSuffix: not null } => ExtensionVersion.OfMoment(context.Host.Clock.GetUtcNow()),
        { Version: { } version } => ExtensionVersion.Check(version),
        _ => null,
    };

    /// <summary>Where a manifest is: from where the caller is, or else from the repository.</summary>
    internal static string ManifestPath(string manifest, OperationContext context, string root)
    {
        var here = Path.GetFullPath(manifest, context.Call.WorkingDirectory);
        var there = Path.GetFullPath(manifest, root);
        return !File.Exists(here) && File.Exists(there) ? there : here;
    }
}
