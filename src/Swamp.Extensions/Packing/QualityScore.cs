using System.Text;
using System.Text.RegularExpressions;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Auditing;

namespace Swamp.Extensions.Packing;

/// <summary>Scores an extension as it would be published (EXC-52).</summary>
public static partial class QualityScore
{
    /// <summary>Version of the list of factors.</summary>
    public const int RubricVersion = 3;

    private const int RichText = 500;
    private const double EnoughDocumented = 0.8;
    private static readonly string[] PublicHosts = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];

    /// <summary>The factors in their order.</summary>
    /// <param name="packed">The extension.</param>
    /// <param name="audit">What is known of the packages that it names.</param>
    public static IReadOnlyList<QualityFactor> Of(PackedExtension packed, PackageAudit audit)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(audit);
        var entries = Entries(packed);
        var readme = packed.Files.Where(static f => IsNamed(f, "README")).Select(Text).FirstOrDefault();
        var moduleDoc = entries.Select(static e => ModuleDoc().Match(e.Text)).FirstOrDefault(static m => m.Success)?.Value;
        var prose = readme ?? moduleDoc ?? "";
        var fences = Fences().Count(prose) / 2;
        var exported = entries.Sum(static e => Exports(e).Count());
        var documented = entries.Sum(static e => Exports(e).Count(static x => x));
        return
        [
            Factor("has-readme", "Has a README or a module description", 2, readme is not null || moduleDoc is not null, "Write a README.md and name it under additionalFiles, or begin an entry with a /** … @module */ comment."),
            Factor("readme-example", "The README has an example", 1, fences >= 1, "Show how it is used in a ``` block."),
            Factor("rich-readme", "The README says enough", 1, prose.Length >= RichText && fences >= 2, $"Write {RichText} characters or more, with two ``` blocks."),
            Factor(
                "symbols-docs", "What is exported is described", 1, exported == 0 || documented >= exported * EnoughDocumented,
                $"{documented} of {exported} exported declarations of the entries have a /** … */ comment (/// in C#); four of five are wanted."),
            Factor("fast-check", "Types are plain", 1, true, null),
            Factor("description", "Has a description", 1, !string.IsNullOrWhiteSpace(packed.Manifest.Description), "Write a description in manifest.yaml."),
            Factor("platforms", "Says where it runs", 2, true, null),
            Factor("has-license", "Has a licence", 1, packed.Files.Any(static f => IsNamed(f, "LICENSE") || IsNamed(f, "LICENCE") || IsNamed(f, "COPYING")), "Name a LICENSE file under additionalFiles."),
            IsPublic(packed.Manifest.Repository)
                ? Provisional("repository-verified", "Its source can be found", 2, "The registry looks whether the repository is yours when the extension is published.")
                : Factor("repository-verified", "Its source can be found", 2, false, "Name a public https repository in manifest.yaml."),
            audit.Passed && !audit.Complete
                ? Provisional("dependency-trust", "Its packages can be trusted", 2, string.Join(' ', audit.Warnings.Where(static w => !w.Dependency.Contains(':', StringComparison.Ordinal)).Select(static w => w.Message)))
                : Factor("dependency-trust", "Its packages can be trusted", 2, audit.Passed, string.Join(' ', audit.Errors.Select(static e => $"{e.Dependency}: {e.Message}."))),
        ];
    }

    private static QualityFactor Factor(string id, string label, int points, bool isEarned, string? remediation) => new()
    {
        Id = id,
        Label = label,
        EarnedPoints = isEarned ? points : 0,
        MaxPoints = points,
        Status = isEarned ? "earned" : "missing",
        Remediation = isEarned ? null : remediation,
    };

    private static QualityFactor Provisional(string id, string label, int points, string remediation) => new()
    {
        Id = id,
        Label = label,
        EarnedPoints = 0,
        MaxPoints = points,
        Status = "provisional",
        Remediation = remediation,
    };

    private static bool IsNamed(ArchiveFile file, string name)
    {
        var folder = file.Path.LastIndexOf('/') is > 0 and var slash ? file.Path[..slash] : "";
        return folder is "" or "files" && Path.GetFileNameWithoutExtension(file.Path).Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPublic(string? repository) =>
        Uri.TryCreate(repository, UriKind.Absolute, out var address) && address.Scheme == "https" && PublicHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    private static List<(string Path, string Text)> Entries(PackedExtension packed)
    {
        var manifest = packed.Manifest;
        var named = new[] { ("models", manifest.Models), ("vaults", manifest.Vaults), ("drivers", manifest.Drivers), ("datastores", manifest.Datastores), ("reports", manifest.Reports) }
            .SelectMany(static k => k.Item2.Select(e => $"{k.Item1}/{e.TrimStart('.', '/')}")).ToHashSet(StringComparer.Ordinal);
        return [.. packed.Files.Where(f => named.Contains(f.Path)).Select(static f => (f.Path, Text(f)))];
    }

    private static string Text(ArchiveFile file) => Encoding.UTF8.GetString(file.Content.Span);

    /// <summary>One element for each exported declaration: whether it is described.</summary>
    private static IEnumerable<bool> Exports((string Path, string Text) entry)
    {
        var isCSharp = entry.Path.EndsWith(".cs", StringComparison.Ordinal);
        var lines = entry.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if ((isCSharp ? Published() : Exported()).IsMatch(lines[i]))
            {
                var above = Enumerable.Range(1, i).Select(back => lines[i - back].Trim()).FirstOrDefault(static line => line.Length > 0 && line[0] is not ('@' or '[')) ?? "";
                yield return isCSharp ? above.StartsWith("///", StringComparison.Ordinal) : above.EndsWith("*/", StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"\A\s*/\*\*(?:[^*]|\*[^/])*@module(?:[^*]|\*[^/])*\*/", RegexOptions.NonBacktracking)]
    private static partial Regex ModuleDoc();

    [GeneratedRegex(@"^\s*(?:\*\s*)?```", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^export\s+(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|var|function|class|interface|type|enum)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Exported();

    [GeneratedRegex(@"^\s*public\s", RegexOptions.NonBacktracking)]
    private static partial Regex Published();
}
