using System.Globalization;
using Swamp.Cli.Rendering;
using Swamp.Extensions.Auditing;
using Swamp.Extensions.Packing;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary>Parts of answers that several commands write.</summary>
internal static class RegistryText
{
    public static void Contents(PackedContents contents, TextOutput output)
    {
        foreach (var (label, names) in new[]
        {
            ("Models", contents.Models), ("Workflows", contents.Workflows), ("Vaults", contents.Vaults), ("Drivers", contents.Drivers),
            ("Datastores", contents.Datastores), ("Reports", contents.Reports), ("Skills", contents.Skills),
        })
        {
            if (names.Count > 0)
            {
                output.Field(label, VisibleText.Of(string.Join(", ", names)));
            }
        }
    }

    /// <summary>What a review found, one line each.</summary>
    public static IEnumerable<string> Review(IReadOnlyList<Finding> findings, IReadOnlyList<string> packages) =>
    [
        .. findings.Select(static f => VisibleText.Of($"  {f.Rule}: {f.File}: {f.Message}")),
        .. packages.Count == 0 ? Array.Empty<string>() : [VisibleText.Of($"  packages: {string.Join(", ", packages)}")],
    ];

    public static void WriteReview(IReadOnlyList<Finding> findings, IReadOnlyList<string> packages, TextOutput output)
    {
        if (findings.Count + packages.Count == 0)
        {
            return;
        }

        output.Line("A review found:");
        foreach (var line in Review(findings, packages))
        {
            output.Line(line);
        }
    }

    /// <summary>What speaks against packages, one line each.</summary>
    public static IEnumerable<string> Concerns(PackageAudit? audit) =>
    [
        .. (audit?.Errors ?? []).Select(static e => VisibleText.Of($"  Error: {e.Dependency}: {e.Message}")),
        .. (audit?.Warnings ?? []).Select(static w => VisibleText.Of($"  Warning: {w.Dependency}: {w.Message}")),
    ];

    /// <summary>What rules of review and a comparison of versions have against an extension, one line for each rule; <c>--json</c> has all.</summary>
    public static IReadOnlyList<string> Concerns(PushResult result) =>
    [
        .. (result.VersionDriftWarnings ?? []).Concat(result.VersionBumpUpgradeWarnings ?? []).Select(static w => VisibleText.Of($"  Warning: {w.Check}: {w.Output}")),
        .. (result.ReviewRuleWarnings ?? []).GroupBy(static w => w.RuleId, StringComparer.Ordinal).Select(static g => (First: g.First(), More: g.Count() - 1))
            .Select(static g => VisibleText.Of($"  Warning: {g.First.RuleId}: {g.First.File}: {g.First.Message}{(g.More == 0 ? "" : $" And {g.More} more.")}")),
    ];

    /// <summary>The day of a time, in UTC; null for null.</summary>
    public static string? Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
