using System.Text.RegularExpressions;

namespace Swamp.Extensions.Discovery;

/// <summary>What the text of a C# file gives away without being compiled.</summary>
internal static partial class CSharpText
{
    /// <summary>Reads a text. Included files count as imports, packages as imports from elsewhere.</summary>
    public static SourceText Read(string text)
    {
        var code = Code(text);

        // Of the same length, so that a place found in one is the place in the other.
        var bare = Bare(code);
        var imports = Directive().Matches(text).Select(static m => m.Groups["what"].Value == "include" ? Relative(m.Groups["value"].Value) : m.Groups["value"].Value)
            .Distinct(StringComparer.Ordinal).ToList();
        var entry = Entry().Match(bare);
        if (!entry.Success)
        {
            return new SourceText(null, null, imports);
        }

        ExtensionKind kind = entry.Groups["kind"].Value switch
        {
            "Model" => ExtensionKind.Model,
            "Extends" => ExtensionKind.Graft,
            "Vault" => ExtensionKind.Vault,
            "Driver" => ExtensionKind.Driver,
            "Datastore" => ExtensionKind.Datastore,
            _ => ExtensionKind.Report,
        };
        var named = FirstText().Match(code[(entry.Index + entry.Length)..]);
        return new SourceText(kind, named.Success ? named.Groups["value"].Value : null, imports);
    }

    /// <summary>The text with comments as spaces: of the same length, with the same line breaks.</summary>
    public static string Code(string text) => Comments().Replace(text, static m => m.Value[0] == '/' ? Blank(m.Value) : m.Value);

    /// <summary>The text with comments and strings as spaces: of the same length, with the same line breaks.</summary>
    public static string Bare(string text) => Comments().Replace(text, static m => Blank(m.Value));

    private static string Blank(string text) => string.Create(text.Length, text, static (blank, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            blank[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }
    });

    private static string Relative(string path) => path.StartsWith('.') ? path : "./" + path;

    /// <summary>Comments, and the strings in which something that looks like one is none: raw, verbatim and ordinary ones, and characters.</summary>
    [GeneratedRegex(""""//[^\n]*|/\*.*?\*/|"""+.*?"""+|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'"""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    [GeneratedRegex("""^[ \t]*#:(?<what>include|package)[ \t]+(?<value>[^\r\n]*[^\s])""", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex("""\[\s*(?:Swamp\.Sdk\.)?(?<kind>Model|Extends|Vault|Driver|Datastore|Report)(?:Attribute)?\s*\(""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex("^\\s*\"(?<value>[^\"\\\\\n]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstText();
}
