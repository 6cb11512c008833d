using System.Text.RegularExpressions;

namespace Swamp.Extensions.Auditing;

/// <summary>Licences that everybody may use without a second look (EXT-77).</summary>
internal static partial class Licenses
{
    private static readonly string[] Known = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "MPL-2.0", "Unlicense", "CC0-1.0"];

    /// <summary>Whether an expression such as <c>(MIT OR Apache-2.0)</c> names nothing else.</summary>
    public static bool AreKnown(string expression)
    {
        var names = Separators().Split(expression).Where(static n => n.Length > 0).ToList();
        return names.Count > 0 && names.TrueForAll(static n => Known.Contains(n, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"[\s()]+(?:(?:AND|OR|and|or)[\s()]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();
}
