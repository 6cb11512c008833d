using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Packing;

/// <summary>Reads the files of an extension for what people want to know before they let it in (EXT-72, EXT-73).</summary>
public static partial class ExtensionReview
{
    private const int MostCodeBytes = 1_000_000;
    private const int MostSourceBytes = 10_000_000;
    private const int MostSources = 2000;
    private const int MostSkillBytes = 500 << 10;
    private static readonly string[] Endings = [".ts", ".cs", ".json", ".md", ".yaml", ".yml", ".txt"];
    private static readonly string[] BareNames = ["AUTHORS", "CONTRIBUTORS", "COPYING", "COPYING-EXCEPTION", "LICENSE", "NOTICE", "PATENTS"];

    /// <summary>What forbids an extension to be published or installed, one line each.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="binaries">Paths in the archive of files that may be of any type.</param>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ArchiveFile> files, IReadOnlySet<string> binaries)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(binaries);
        var problems = new List<string>();
        var sources = files.Where(static f => !IsBundle(f.Path)).ToList();
        if (sources.Count > MostSources)
        {
            problems.Add($"It has {sources.Count} files; at most {MostSources} are allowed.");
        }

        if (sources.Where(f => !binaries.Contains(f.Path)).Sum(static f => (long)f.Content.Length) is > MostSourceBytes and var total)
        {
            problems.Add($"Its files have {total} bytes in all; at most {MostSourceBytes} are allowed without its binaries.");
        }

        foreach (var file in sources.Where(f => !binaries.Contains(f.Path)))
        {
            problems.AddRange(ProblemsOf(file));
        }

        return problems;
    }

    /// <summary>What is worth knowing: what it reaches, starts and reads, and what looks odd.</summary>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<ArchiveFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. files.Where(static f => !IsBundle(f.Path) && IsText(f.Path)).SelectMany(static f => FindingsOf(f.Path, Encoding.UTF8.GetString(f.Content.Span))),
            .. files.Where(static f => f.Path.StartsWith("skills/", StringComparison.Ordinal) && f.Path.Contains("/scripts/", StringComparison.Ordinal))
                .Select(static f => f.Path.Split('/')[1]).Distinct(StringComparer.Ordinal)
                .Select(static skill => new Finding("skill-scripts", $"skills/{skill}", "The skill brings scripts that an AI tool may run.")),
        ];
    }

    /// <summary>Packages that the code names, sorted: <c>npm:zod@4.1.0</c>, <c>jsr:@std/path@1</c>, <c>nuget:Some.Package@1.0.0</c>.</summary>
    public static IReadOnlyList<string> Packages(IReadOnlyList<ArchiveFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var texts = files.Where(static f => !IsBundle(f.Path)).Select(static f => (f.Path, Text: Encoding.UTF8.GetString(f.Content.Span))).ToList();
        return
        [
            .. texts.Where(static f => f.Path.EndsWith(".ts", StringComparison.Ordinal)).SelectMany(static f => Imported().Matches(f.Text)).Select(static m => $"{m.Groups[1].Value}:{m.Groups[2].Value}")
                .Concat(texts.Where(static f => f.Path.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(static f => Referenced().Matches(f.Text)).Select(static m => $"nuget:{m.Groups[1].Value}"))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a file of an archive was made from others.</summary>
    internal static bool IsBundle(string path) => path.StartsWith("bundles/", StringComparison.Ordinal) || path.Split('/')[0].EndsWith("-bundles", StringComparison.Ordinal);

    private static bool IsText(string path) => Endings.Contains(Path.GetExtension(path));

    private static IEnumerable<string> ProblemsOf(ArchiveFile file)
    {
        var name = Path.GetFileName(file.Path);
        if (file.Path.Split('/').Any(static part => part.StartsWith('.')))
        {
            yield return $"{file.Path}: hidden files cannot travel.";
        }

        if (!Endings.Contains(Path.GetExtension(name)) && !BareNames.Contains(name) && !file.Path.StartsWith("skills/", StringComparison.Ordinal))
        {
            yield return $"{file.Path}: files that end in {(Path.GetExtension(name) is { Length: > 0 } ending ? ending : "nothing")} travel only under 'binaries'.";
        }

        if (file.Content.Length > (file.Path.StartsWith("skills/", StringComparison.Ordinal) ? MostSkillBytes : MostCodeBytes))
        {
            yield return $"{file.Path}: it has {file.Content.Length} bytes, which is too large.";
        }

        if (name.EndsWith(".ts", StringComparison.Ordinal) && Evaluation().Match(Encoding.UTF8.GetString(file.Content.Span)) is { Success: true } found)
        {
            yield return $"{file.Path}: it runs text as code ({found.Value}…).";
        }
    }

    private static IEnumerable<Finding> FindingsOf(string path, string text)
    {
        if (path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
        {
            foreach (var (rule, what, pattern) in new[]
            {
                ("network", "It reaches the network", Network()), ("subprocess", "It starts programs", Programs()),
                ("secrets", "It reads secrets", Secrets()), ("environment", "It reads environment variables", Variables()),
            })
            {
                if (pattern.Match(text) is { Success: true } match)
                {
                    var line = text.AsSpan(0, match.Index).Count('\n') + 1;
                    yield return new Finding(rule, path, string.Create(CultureInfo.InvariantCulture, $"{what} (line {line}: {match.Value.Trim()})."));
                }
            }

            if (text.Split('\n').Any(static l => l.Count(static c => !char.IsWhiteSpace(c)) > 500))
            {
                yield return new Finding("long-line", path, "It has a line of more than 500 characters.");
            }

            if (Encoded().IsMatch(text))
            {
                yield return new Finding("encoded-data", path, "It holds 100 or more characters that look like encoded data.");
            }
        }

        if (path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".txt", StringComparison.Ordinal))
        {
            if (Addresses().Matches(text).Select(static m => m.Value).FirstOrDefault(IsPublic) is { } address)
            {
                yield return new Finding("ip-address", path, $"It names the address {address}.");
            }
        }
    }

    private static bool IsPublic(string text) => IPAddress.TryParse(text, out var address) && address.GetAddressBytes() is var b
        && !(b[0] is 127 || (b[0], b[1]) is (169, 254) || (b[0], b[1], b[2]) is (192, 0, 2) or (198, 51, 100) or (203, 0, 113) || b.All(static x => x == 0));

    [GeneratedRegex(@"\beval\s*\(|\bnew\s+Function\s*\(", RegexOptions.NonBacktracking)]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"\bfetch\s*\(|\bnew\s+WebSocket\s*\(|\bDeno\.(connect|listen|serve)\w*\s*\(|\bHttpClient\b|\bTcpClient\b|\bnew\s+Socket\s*\(|from\s+[""']node:(https?|net|tls|dgram)[""']", RegexOptions.NonBacktracking)]
    private static partial Regex Network();

    [GeneratedRegex(@"\bDeno\.Command\s*\(|\bProcess\.Start\s*\(|\bProcessStartInfo\b|from\s+[""']node:child_process[""']", RegexOptions.NonBacktracking)]
    private static partial Regex Programs();

    [GeneratedRegex(@"\bvaultService\b|\bvaultSecrets\b|\bvault\.get\s*\(|\bsensitive\s*:\s*true|\.Vaults?\.GetAsync\s*\(", RegexOptions.NonBacktracking)]
    private static partial Regex Secrets();

    [GeneratedRegex(@"\bDeno\.env\b|\bprocess\.env\b|\bGetEnvironmentVariable", RegexOptions.NonBacktracking)]
    private static partial Regex Variables();

    [GeneratedRegex(@"\b(?:from|import)\s*\(?\s*[""'](npm|jsr):/?([^""'\s]{1,200})[""']", RegexOptions.NonBacktracking)]
    private static partial Regex Imported();

    [GeneratedRegex(@"^#:package\s+([^\s]{1,200})", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Referenced();

    [GeneratedRegex(@"[A-Za-z0-9+/]{100,}", RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
