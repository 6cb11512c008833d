using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Gates;

/// <summary>Rules that the text of sources can be held against before they are published (EXT-78), in TypeScript and, where it makes sense, in C#.</summary>
public static partial class ReviewRules
{
    private const int LongestField = 4096;

    /// <summary>What the rules have against an extension, by file.</summary>
    /// <param name="packed">The extension.</param>
    public static IReadOnlyList<ReviewFinding> Of(PackedExtension packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var sources = packed.Files.Where(static f => !ExtensionReview.IsBundle(f.Path) && (IsTypeScript(f.Path) || IsCSharp(f.Path)) && !f.Path.EndsWith("_test.ts", StringComparison.Ordinal))
            .Select(static f => new Source(f)).ToList();
        return
        [
            .. sources.Where(static s => s.Kind == "models").SelectMany(Loose),
            .. packed.Entries.Where(static e => IsTypeScript(e.File) && !File.Exists(TestOf(e.Source))).Select(Untested),
            .. sources.Where(static s => s.Kind is "models" or "vaults").SelectMany(static s => IsCSharp(s.Path) ? PlainInCSharp(s) : Plain(s)),
            .. Silent(packed, sources),
        ];
    }

    private static bool IsTypeScript(string path) => path.EndsWith(".ts", StringComparison.Ordinal);

    private static bool IsCSharp(string path) => path.EndsWith(".cs", StringComparison.Ordinal);

    private static string TestOf(string source) => source[..^".ts".Length] + "_test.ts";

    private static ReviewFinding Untested(PackedEntry entry) => new()
    {
        RuleId = "testing-completeness",
        Dimension = "testing-completeness",
        Severity = "medium",
        File = entry.File,
        Message = $"It has no {Path.GetFileName(TestOf(entry.Source))} beside it.",
    };

    /// <summary>Schemas that let everything through and say nothing.</summary>
    private static IEnumerable<ReviewFinding> Loose(Source source) => (IsCSharp(source.Path) ? LooseSpec() : LooseSchema()).Matches(source.Bare).Select(m => new ReviewFinding
    {
        RuleId = "schema-strictness",
        Dimension = "schema-strictness",
        Severity = "medium",
        File = source.Path,
        Message = IsCSharp(source.Path)
            ? $"Line {source.LineOf(m.Index)}: the resource takes any {m.Groups[1].Value}; a record would say what it holds."
            : $"Line {source.LineOf(m.Index)}: an object without fields that lets everything through; name the fields.",
    });

    private static IEnumerable<ReviewFinding> Plain(Source source) =>
        from match in Field().Matches(source.Code)
        let name = match.Groups["name"]
        where source.Bare[match.Index + match.Length - 1] == '.' && SecretName.Is(name.Value)
        let field = ValueOf(source, match.Index + match.Length)
        where field is not null && !NoText().IsMatch(field) && !Marked().IsMatch(field)
        select Secret(source, name.Index, $"'{name.Value}' sounds like a secret and is not marked; add .meta({{ sensitive: true }}).");

    /// <summary>The expression of a field, up to the comma or bracket behind it.</summary>
    private static string? ValueOf(Source source, int start)
    {
        var depth = 0;
        for (var i = start; i < Math.Min(source.Bare.Length, start + LongestField); i++)
        {
            switch (source.Bare[i])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when --depth < 0:
                case ',' or ';' when depth == 0:
                    return source.Code[start..i];
            }
        }

        return null;
    }

    private static IEnumerable<ReviewFinding> PlainInCSharp(Source source)
    {
        foreach (var match in Records().Matches(source.Bare).Cast<Match>())
        {
            var start = match.Index + match.Length;
            for (var (i, depth, from) = (start, 0, start); i < Math.Min(source.Bare.Length, start + LongestField) && depth >= 0; i++)
            {
                depth += source.Bare[i] is '(' or '[' or '{' or '<' ? 1 : source.Bare[i] is ')' or ']' or '}' or '>' ? -1 : 0;
                if (depth < 0 || (depth == 0 && source.Bare[i] == ','))
                {
                    if (Parameter().Match(source.Bare[from..i]) is { Success: true } parameter && SecretName.Is(parameter.Groups["name"].Value) && !SensitiveAttribute().IsMatch(parameter.Groups["attributes"].Value))
                    {
                        yield return Secret(source, from + parameter.Groups["name"].Index, $"'{parameter.Groups["name"].Value}' sounds like a secret and is not marked; write [Sensitive] before it.");
                    }

                    from = i + 1;
                }
            }
        }

        foreach (var match in Property().Matches(source.Bare).Where(static m => SecretName.Is(m.Groups["name"].Value) && !SensitiveAttribute().IsMatch(m.Groups["attributes"].Value)))
        {
            yield return Secret(source, match.Groups["name"].Index, $"'{match.Groups["name"].Value}' sounds like a secret and is not marked; write [Sensitive] before it.");
        }
    }

    private static ReviewFinding Secret(Source source, int at, string message) => new()
    {
        RuleId = "credentials-sensitive-field",
        Dimension = "credentials-secrets",
        Severity = "medium",
        File = source.Path,
        Message = string.Create(CultureInfo.InvariantCulture, $"Line {source.LineOf(at)}: {message}"),
    };

    /// <summary>Drivers that keep to themselves what a method prints: neither they nor their helpers name the callback.</summary>
    private static IEnumerable<ReviewFinding> Silent(PackedExtension packed, IReadOnlyList<Source> sources)
    {
        var entries = packed.Entries.Where(static e => e.Kind == "drivers").Select(static e => e.File).ToHashSet(StringComparer.Ordinal);
        var helpers = sources.Where(s => s.Kind == "drivers" && !entries.Contains(s.Path)).ToList();
        return sources.Where(s => entries.Contains(s.Path) && !helpers.Append(s).Any(h => IsCSharp(h.Path) == IsCSharp(s.Path) && (IsCSharp(h.Path) ? LogCall() : LogCallback()).IsMatch(h.Bare)))
            .Select(static s => new ReviewFinding
            {
                RuleId = "driver-log-forwarding",
                Dimension = "driver-log-forwarding",
                Severity = "low",
                File = s.Path,
                Message = $"It never passes on what a method prints; {(IsCSharp(s.Path) ? "call Log of its context" : "call onLog of its callbacks")} for every line.",
            });
    }

    [GeneratedRegex(@"\.\s*object\s*\(\s*(?:\{\s*\}\s*)?\)\s*\.\s*(?:passthrough|loose)\s*\(|\.\s*looseObject\s*\(\s*\{\s*\}\s*\)", RegexOptions.NonBacktracking)]
    private static partial Regex LooseSchema();

    [GeneratedRegex(@"\bResourceSpec\s*<\s*(?:[\w.]+\.)?(JsonObject|JsonNode|JsonElement|JsonDocument|object|dynamic|(?:I|IReadOnly)?Dictionary\s*<\s*string\s*,\s*object\??\s*>)\s*\??\s*>", RegexOptions.NonBacktracking)]
    private static partial Regex LooseSpec();

    [GeneratedRegex("""(?<quote>["']?)\b(?<name>[A-Za-z_$][\w$-]*)["']?\s*:\s*z\s*\.""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex(@"\A\s*(?:coerce\s*\.\s*)?(?:boolean|number|bigint|int|enum|literal|date|null|never|undefined|iso)\b", RegexOptions.NonBacktracking)]
    private static partial Regex NoText();

    [GeneratedRegex("""["']?\bsensitive["']?\s*:\s*true\b""", RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\brecord\s+(?:class\s+|struct\s+)?\w+\s*(?:<[^<>()]*>\s*)?\(", RegexOptions.NonBacktracking)]
    private static partial Regex Records();

    [GeneratedRegex(@"\A\s*(?<attributes>(?:\[[^\]]*\]\s*)*)(?:string|String|System\.String)\??\s+@?(?<name>\w+)\s*(?:=.*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<attributes>(?:\[[^\]]*\]\s*)*)\bpublic\s+(?:required\s+|virtual\s+|init\s+)*(?:string|String)\??\s+@?(?<name>\w+)\s*\{", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Property();

    [GeneratedRegex(@"\bSensitive(?:Attribute)?\b", RegexOptions.NonBacktracking)]
    private static partial Regex SensitiveAttribute();

    [GeneratedRegex(@"\bonLog\b", RegexOptions.NonBacktracking)]
    private static partial Regex LogCallback();

    [GeneratedRegex(@"\.\s*Log\s*[(;,)]", RegexOptions.NonBacktracking)]
    private static partial Regex LogCall();

    /// <summary>A source, with what is no code taken out.</summary>
    private sealed class Source
    {
        public Source(ArchiveFile file)
        {
            var text = Encoding.UTF8.GetString(file.Content.Span);
            Path = file.Path;
            (Code, Bare) = IsCSharp(file.Path) ? (CSharpText.Code(text), CSharpText.Bare(text)) : (TypeScriptMask.Code(text), TypeScriptMask.Bare(text));
        }

        public string Path { get; }

        public string Kind => Path.Split('/')[0];

        /// <summary>Without comments.</summary>
        public string Code { get; }

        /// <summary>Without comments and what is in strings; of the same length.</summary>
        public string Bare { get; }

        public int LineOf(int at) => Code.AsSpan(0, at).Count('\n') + 1;
    }
}
