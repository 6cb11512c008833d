using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Extensions.Health;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Extensions;

/// <summary>Looks for what is wrong with extensions.</summary>
internal static class DoctorExtensionsHandler
{
    private static readonly string[] Kinds = ["model", "vault", "datastore", "report", "driver"];

    public static async Task<DoctorExtensionsResult> RunAsync(DoctorExtensionsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request is { DryRun: true, Repair: false })
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--dry-run needs --repair.", "swamp doctor extensions --repair --dry-run");
        }

        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        Inspection inspection;
        try
        {
            inspection = await session.Extensions.Inspector.InspectAsync(
                async (type, token) => await session.ModelTypes.FindAsync(new ModelTypeName(type), token) is not null, cancellationToken);
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.MissingDependencies)
        {
            return Unloaded(exception.Message);
        }

        var registries = Kinds.ToDictionary(static k => k, kind => HealthOf(kind, inspection.Extensions), StringComparer.Ordinal);
        return new DoctorExtensionsResult
        {
            OverallStatus = registries.Values.Any(static r => r.Status == "fail") ? "fail" : "pass",
            Registries = registries,
            Failures = [.. inspection.Extensions.Where(static e => e.Problem is not null).Select(static e => new ExtensionFailure(e.SourcePath, e.Kind, e.State, e.Problem!, FixOf(e)))],
            OrphanFiles = OrphanFiles(session),
            AggregateState = request.Verbose ? InventoryOf(inspection, session) : null,
            RepairReport = request.Repair ? Repair(inspection, session, request.DryRun) : null,
            LoaderErrors = new Dictionary<string, string>(),
            Warnings = [.. inspection.Warnings.Select(static w => new ExtensionWarning(w.Path, w.Category, w.Message))],
            RecentTransitions = [.. inspection.Extensions.Select(e => TransitionOf(e, inspection.FormerStates)).OfType<StateTransition>()],
            DenoPath = inspection.Extensions.Count > 0 ? await session.FindDenoAsync(cancellationToken) : null,
        };
    }

    private static DoctorExtensionsResult Unloaded(string message) => new()
    {
        OverallStatus = "fail",
        Registries = Kinds.ToDictionary(static k => k, static k => new RegistryHealth(k, "fail", 0, 0, 0), StringComparer.Ordinal),
        Failures = [],
        OrphanFiles = [],
        LoaderErrors = Kinds.ToDictionary(static k => k, _ => message, StringComparer.Ordinal),
        Warnings = [],
        RecentTransitions = [],
    };

    private static RegistryHealth HealthOf(string kind, IReadOnlyList<InspectedExtension> extensions)
    {
        var own = extensions.Where(e => e.Kind == kind || (kind == "model" && e.Kind == "extension")).ToList();
        var failed = own.Count(static e => e.Problem is not null);
        return new RegistryHealth(kind, failed > 0 ? "fail" : "pass", own.Count, own.Count - failed, failed);
    }

    private static string FixOf(InspectedExtension extension) => (extension.Origin, extension.State) switch
    {
        ("pulled", _) => $"swamp extension pull {extension.ExtensionName} --force",
        (_, ExtensionStates.ValidationFailed) => $"Correct what {extension.SourcePath} exports; the reason names the member and what was expected.",
        _ => $"Correct {extension.SourcePath} or what it imports, then run 'swamp doctor extensions' again.",
    };

    private static StateTransition? TransitionOf(InspectedExtension extension, IReadOnlyDictionary<string, string> former)
    {
        var before = former.GetValueOrDefault(extension.SourcePath);
        return before == extension.State || former.Count == 0
            ? null
            : new StateTransition(extension.SourcePath, before, extension.State, before is null ? "The file is new." : extension.Problem ?? "It loads again.");
    }

    private static ExtensionInventory InventoryOf(Inspection inspection, RepositorySession session)
    {
        var all = inspection.Extensions;
        return new ExtensionInventory(
            [
                .. all.GroupBy(static e => (e.ExtensionName, e.ExtensionVersion, e.Origin)).Select(static g => new ExtensionAggregate(
                    g.Key.ExtensionName,
                    g.Key.ExtensionVersion,
                    g.Key.Origin,
                    g.Count(),
                    g.GroupBy(static e => e.State).ToDictionary(static s => s.Key, static s => s.Count(), StringComparer.Ordinal))),
            ],
            [
                .. all.Select(static e => new ExtensionSourceDetail
                {
                    SourcePath = e.SourcePath, StateTag = e.State, Fingerprint = e.Fingerprint, BundlePath = e.BundlePath, Kind = e.Kind, Type = e.Type, LastError = e.Problem,
                }),
            ],
            [.. inspection.Orphans.Select(o => new BundleOrphan(o, Relative(session, o), Relative(session, Path.GetDirectoryName(o)!)))],
            all.Count,
            all.Count(static e => e.Problem is null),
            inspection.Orphans.Count);
    }

    private static RepairReport Repair(Inspection inspection, RepositorySession session, bool dryRun)
    {
        var steps = new List<RepairStep>();
        foreach (var file in inspection.Orphans)
        {
            if (!dryRun)
            {
                File.Delete(file);
            }

            steps.Add(new RepairStep("bundle-file-evicted", Relative(session, file), "The extension that it was made of is gone."));
        }

        return new RepairReport(dryRun ? "dry-run" : "applied", steps, steps.Count);
    }

    /// <summary>Files of installed extensions that the lockfile does not name.</summary>
    private static IReadOnlyList<OrphanFile> OrphanFiles(RepositorySession session)
    {
        var lockfile = Path.Combine(session.ExtensionPlaces.KindFolder("models"), "upstream_extensions.json");
        JsonObject entries;
        try
        {
            entries = File.Exists(lockfile) ? JsonNode.Parse(File.ReadAllBytes(lockfile)) as JsonObject ?? [] : [];
        }
        catch (JsonException exception)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{Relative(session, lockfile)} is no JSON: {exception.Message}", "Restore the file from version control.");
        }

        var orphans = new List<OrphanFile>();
        foreach (var (name, entry) in entries)
        {
            var folder = Path.GetFullPath(Path.Combine(session.Layout.PulledExtensions, name));
            if (!folder.StartsWith(session.Layout.PulledExtensions + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !Directory.Exists(folder))
            {
                continue;
            }

            var known = (entry?["files"] as JsonArray ?? []).Select(static f => f?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
            orphans.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static f => !Path.GetFileName(f).StartsWith("._", StringComparison.Ordinal))
                .Select(f => Relative(session, f))
                .Where(f => !known.Contains(f))
                .Order(StringComparer.Ordinal)
                .Select(f => new OrphanFile(name, f)));
        }

        return orphans;
    }

    private static string Relative(RepositorySession session, string path) => Path.GetRelativePath(session.Layout.Root, path).Replace('\\', '/');
}
