using Swamp.Extensions.Packing;

namespace Swamp.Operations.Registry;

/// <summary>Looks at an extension before it is published (EXC-50 to EXC-52).</summary>
internal static class QualityHandlers
{
    public static async Task<FormatResult> FormatAsync(FormatRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var manifest = PushHandler.ManifestPath(request.Manifest, context, session.Layout.Root);
        var files = PushGates.PackerOf(session, request.ExtensionsDirectory, context).TypeScriptFiles(manifest);
        if (files.Count == 0)
        {
            return new FormatResult { Status = "passed", FileCount = 0 };
        }

        var style = new SourceStyle(await session.FindDenoAsync(cancellationToken), session.Processes, session.Host.Variables);
        var folder = Path.GetDirectoryName(manifest)!;
        if (request.Check)
        {
            var issues = await style.CheckAsync(files, folder, cancellationToken);
            return new FormatResult { Status = issues.Count == 0 ? "passed" : "failed", FileCount = files.Count, Issues = issues };
        }

        var (format, lint) = await style.MendAsync(files, folder, cancellationToken);
        var remaining = await style.CheckAsync(files, folder, cancellationToken);
        return new FormatResult
        {
            Status = remaining.Count == 0 ? "fixed" : "partial",
            FileCount = files.Count,
            FmtOutput = format,
            LintOutput = lint,
            RemainingIssues = remaining,
        };
    }

    public static async Task<QualityResult> ScoreAsync(QualityRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var manifest = PushHandler.ManifestPath(request.Manifest, context, session.Layout.Root);
        var packed = await session.Extensions.CreatePacker(session.Layout, session.Marker, session.Environment.Home).PackAsync(manifest, cancellationToken);
        var audit = await PushHandler.AuditAsync(session, packed, context, cancellationToken);
        var factors = QualityScore.Of(packed, audit);
        var (earned, most) = (factors.Sum(static f => f.EarnedPoints), factors.Sum(static f => f.MaxPoints));
        var provisional = factors.Where(static f => f.Status == "provisional").Sum(static f => f.MaxPoints);
        var isPassed = factors.All(static f => f.Status is "earned" or "provisional");
        return new QualityResult
        {
            Status = isPassed ? "passed" : "failed",
            RubricVersion = QualityScore.RubricVersion,
            EarnedPoints = earned,
            MaxEarnablePoints = most,
            MaxClientEarnablePoints = most - provisional,
            ProvisionalPoints = provisional,
            Percentage = earned * 100 / (most - provisional),
            AllPassed = isPassed,
            Factors = factors,
            Packages = packed.Packages,
            DependencyTrust = audit,
            CacheHash = packed.CacheHash!,
            CacheHit = packed.CacheHit,
            Digest = packed.Digest,
            ArchiveSize = packed.Archive.Length,
        };
    }
}
