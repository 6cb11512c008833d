using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Repositories;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Gates;

/// <summary>
/// Reads the report of somebody, or something, that tried to find fault with an extension (EXT-79):
/// <c>&lt;base&gt;/swamp-extension-review/&lt;name&gt;-&lt;hash&gt;.json</c>. It is believed as far as it goes, since it only ever warns.
/// </summary>
public sealed partial class ReviewReports
{
    private const string Rule = "adversarial-review-report";
    private const string Whole = "adversarial-review";
    private const int MostBytes = 1 << 20;
    private const int MostProblems = 5;
    private const int LongestNote = 500;
    private static readonly string[] Variables = ["SWAMP_EXTENSION_REVIEW_DIR", "TMPDIR", "TMP", "TEMP"];
    private static readonly string[] Verdicts = ["pass", "issue", "na", "pending"];
    private readonly string folder;

    /// <summary>Finds the folder: <c>SWAMP_EXTENSION_REVIEW_DIR</c>, <c>TMPDIR</c>, <c>TMP</c>, <c>TEMP</c>, else <c>/tmp</c>.</summary>
    public ReviewReports(SwampEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var root = Variables.Select(environment.Text).OfType<string>().FirstOrDefault() ?? "/tmp";
        folder = Path.Combine(root, "swamp-extension-review");
    }

    /// <summary>Where the report of an extension is looked for. The hash is that of its sources: whatever is changed in them wants to be looked at again, its version alone does not.</summary>
    public string PathOf(PackedExtension packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var manifest = Encoding.UTF8.GetBytes(ManifestWriter.Write(packed.Manifest with { Version = "" }));
        var files = packed.Files.Where(static f => !ExtensionReview.IsBundle(f.Path)).Select(f => f.Path == "manifest.yaml" ? new ArchiveFile(f.Path, manifest) : f);
        return Path.Combine(folder, $"{Odd().Replace(packed.Manifest.Name, "_")}-{PackageKey.Of(files, [])}.json");
    }

    /// <summary>What the report leaves open, or has against the extension.</summary>
    /// <param name="packed">The extension.</param>
    /// <param name="written">The version that its manifest has, which may be published under another one.</param>
    /// <returns>Empty when all is well, and for extensions without code that have no report.</returns>
    public IReadOnlyList<ReviewFinding> Check(PackedExtension packed, string written)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var (path, dimensions) = (PathOf(packed), ReviewDimensions.Of(packed));
        ReviewFinding About(string message, ReviewReport? skeleton = null) => new() { RuleId = Rule, Dimension = Whole, Severity = "medium", File = path, Message = message, Skeleton = skeleton };
        byte[]? content;
        try
        {
            content = ReadFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SwampException)
        {
            return [About($"The review report cannot be read: {exception.Message}")];
        }

        if (content is null)
        {
            return packed.Entries.Count == 0 ? [] : [About("There is no review report; 'skeleton' of the answer with --json is one to fill in.", new ReviewReport
            {
                Extension = packed.Manifest.Name,
                Version = written,
                ReviewedAt = "",
                Dimensions = [.. dimensions.Select(static id => new ReviewedDimension { Id = id, Verdict = "pending" })],
            })];
        }

        var (report, problems) = Parse(content);
        if (report is null)
        {
            return [About($"The review report is none: {string.Join("; ", problems.Take(MostProblems))}{(problems.Count > MostProblems ? $"; and {problems.Count - MostProblems} more" : "")}.")];
        }

        var findings = new List<ReviewFinding>();
        if (report.Extension != packed.Manifest.Name || (report.Version != written && report.Version != packed.Manifest.Version))
        {
            findings.Add(About($"The review report is that of {Cut(report.Extension)} {Cut(report.Version)}."));
        }

        var verdicts = report.Dimensions.ToDictionary(static d => d.Id, StringComparer.Ordinal);
        if (dimensions.Where(id => !verdicts.ContainsKey(id)).ToList() is { Count: > 0 } missing)
        {
            findings.Add(About($"The review report says nothing about {string.Join(", ", missing)}."));
        }

        if (dimensions.Where(id => verdicts.GetValueOrDefault(id)?.Verdict == "pending").ToList() is { Count: > 0 } pending)
        {
            findings.Add(About($"The review report leaves open {string.Join(", ", pending)}."));
        }

        findings.AddRange(report.Dimensions.Where(static d => d.Verdict == "issue").Select(d => new ReviewFinding
        {
            RuleId = "adversarial-review-dimension-issue",
            Dimension = Cut(d.Id),
            Severity = "medium",
            File = path,
            Message = $"The review found fault with {Cut(d.Id)}{(d.Note is { Length: > 0 } note ? $": {Cut(note)}" : "")}.",
        }));
        return findings;
    }

    /// <summary>Reads a report.</summary>
    /// <returns>The report; or null, and what is wrong with it and where.</returns>
    internal static (ReviewReport? Report, IReadOnlyList<string> Problems) Parse(ReadOnlyMemory<byte> content)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException exception)
        {
            return (null, [string.Create(CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1} is not JSON")]);
        }

        using (document)
        {
            try
            {
                return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : (null, ["an object is wanted"]);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, or bytes that are no UTF-8.
                return (null, ["it holds text that is none"]);
            }
        }
    }

    private static (ReviewReport? Report, IReadOnlyList<string> Problems) Read(JsonElement root)
    {
        var problems = new List<string>();
        var report = new ReviewReport
        {
            Extension = Text(root, "extension", "extension", problems),
            Version = Text(root, "version", "version", problems),
            ReviewedAt = Text(root, "reviewedAt", "reviewedAt", problems),
            Dimensions = Dimensions(root, problems),
        };
        if (problems.Count == 0 && !DateTimeOffset.TryParse(report.ReviewedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            problems.Add("reviewedAt: no time, such as 2026-06-01T12:00:00Z");
        }

        return problems.Count == 0 ? (report, problems) : (null, problems);
    }

    private static List<ReviewedDimension> Dimensions(JsonElement root, List<string> problems)
    {
        var read = new List<ReviewedDimension>();
        if (!root.TryGetProperty("dimensions", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            problems.Add("dimensions: a list is wanted");
            return read;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"dimensions[{read.Count}]");
            if (element.ValueKind != JsonValueKind.Object)
            {
                problems.Add($"{place}: an object is wanted");
                read.Add(new ReviewedDimension { Id = "", Verdict = "" });
                continue;
            }

            var one = new ReviewedDimension
            {
                Id = Text(element, "id", $"{place}.id", problems),
                Verdict = Text(element, "verdict", $"{place}.verdict", problems),
                Note = element.TryGetProperty("note", out var note) && note.ValueKind != JsonValueKind.Null ? Text(element, "note", $"{place}.note", problems) : null,
            };
            if (one.Verdict.Length > 0 && !Verdicts.Contains(one.Verdict))
            {
                problems.Add($"{place}.verdict: one of {string.Join(", ", Verdicts)} is wanted");
            }

            if (one.Id.Length > 0 && !seen.Add(one.Id))
            {
                problems.Add($"{place}.id: '{Cut(one.Id)}' is there already");
            }

            read.Add(one);
        }

        return read;
    }

    private static string Text(JsonElement owner, string name, string place, List<string> problems)
    {
        if (owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && (text.Length > 0 || name is "note" or "reviewedAt"))
        {
            return text;
        }

        problems.Add($"{place}: text is wanted");
        return "";
    }

    private static string Cut(string text) => text.Length > LongestNote ? text[..LongestNote] + "…" : text;

    private static byte[]? ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        RegularFile.Require(path, path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > MostBytes)
        {
            throw new IOException($"it has {file.Length} bytes, and at most {MostBytes} are read");
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]", RegexOptions.NonBacktracking)]
    private static partial Regex Odd();
}
