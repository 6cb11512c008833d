using System.Collections.Frozen;

namespace Swamp.Cel;

/// <summary>Words that cannot be names.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> ReservedSet = new[]
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var",
        "void", "while",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsReserved(string word) => ReservedSet.Contains(word);

    /// <summary>True when a name can be written after a dot without back-quotes.</summary>
    public static bool IsPlainField(string name)
    {
        if (name.Length == 0 || !Lexer.IsLetter(name[0]) || name is "true" or "false" or "null" or "in") return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }

        return true;
    }
}
