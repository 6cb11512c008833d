using System.Text.RegularExpressions;

namespace Swamp.Extensions.Discovery;

/// <summary>What the text of a source file gives away without being run.</summary>
/// <param name="Kind">The kind of its entry; null when it is a helper.</param>
/// <param name="Name">Its type, or name of a report, when that is written as plain text; a hint and no more.</param>
/// <param name="Imports">Everything it imports, as written.</param>
internal sealed partial record SourceText(ExtensionKind? Kind, string? Name, IReadOnlyList<string> Imports)
{
    /// <summary>Reads a text.</summary>
    public static SourceText Read(string text)
    {
        var code = Comments().Replace(text, static m => m.Value[0] == '/' ? new string(' ', m.Length) : m.Value);

        // Of the same length, so that a place found in one is the place in the other.
        var bare = Comments().Replace(code, static m => new string(' ', m.Length));
        var imports = Imported().Matches(code).Select(static m => m.Groups["from"].Value).Distinct(StringComparer.Ordinal).ToList();
        var export = Export().Match(bare);
        if (!export.Success)
        {
            return new SourceText(null, null, imports);
        }

        ExtensionKind kind = export.Groups["kind"].Value switch
        {
            "model" => ExtensionKind.Model,
            "extension" => ExtensionKind.Graft,
            "vault" => ExtensionKind.Vault,
            "driver" => ExtensionKind.Driver,
            "datastore" => ExtensionKind.Datastore,
            _ => ExtensionKind.Report,
        };
        var rest = code[export.Index..];
        var named = (kind == ExtensionKind.Report ? NameMember() : TypeMember()).Match(rest);
        return new SourceText(kind, named.Success ? named.Groups["value"].Value : null, imports);
    }

    /// <summary>Comments, and the strings and templates in which something that looks like one is none.</summary>
    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    [GeneratedRegex("""(?:\b(?:import|export)\b[^"'`;]*?\bfrom\s*|\bimport\s*\(?\s*)["'](?<from>[^"'\n]+)["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Imported();

    [GeneratedRegex("""\bexport\s+const\s+(?<kind>model|extension|vault|driver|datastore|report)\b\s*[:=]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Export();

    [GeneratedRegex("""^[^{]*\{\s*type\s*:\s*["'](?<value>[^"'\n]+)["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeMember();

    [GeneratedRegex("""^[^{]*\{\s*name\s*:\s*["'](?<value>[^"'\n]+)["']""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NameMember();
}
