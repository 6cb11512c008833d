namespace Swamp.Extensions.Gates;

/// <summary>
/// Tells the code of a text in TypeScript from what is none: comments, strings, the text of templates, regular expressions. It works on any text, finished or
/// not, in one pass and without recursion. Whether a slash divides or begins a regular expression is told by what stands before it; the few places where only a
/// parser could know (such as a regular expression right after the closing brace of a class) are taken for the commoner of the two.
/// </summary>
internal sealed class TypeScriptMask
{
    private static readonly HashSet<string> BeforeValue = new(StringComparer.Ordinal)
    {
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "do", "else", "instanceof", "yield", "await", "default", "extends", "as", "satisfies",
    };

    private static readonly HashSet<string> BeforeCondition = new(StringComparer.Ordinal) { "if", "while", "for", "with" };
    private static readonly HashSet<string> BeforeBlock = new(StringComparer.Ordinal) { "else", "do", "try", "finally" };

    private readonly string text;
    private readonly char[] mask;
    private readonly bool keepsStrings;
    private readonly Stack<Opening> open = new();

    /// <summary>Whether what was read last ends a value, after which a slash divides.</summary>
    private bool isAfterValue;

    /// <summary>The last character that counts; NUL at the beginning.</summary>
    private char last;

    /// <summary>The word that was read last; null when something else was.</summary>
    private string? word;

    private bool isAfterBreak;

    /// <summary>How many more characters may be read in search of the end of regular expressions that turn out to be none.</summary>
    private long patience;

    private TypeScriptMask(string text, bool keepsStrings)
    {
        (this.text, this.keepsStrings) = (text, keepsStrings);
        mask = text.ToCharArray();
        patience = (text.Length * 8L) + 4096;
    }

    private enum Opening
    {
        Parenthesis,
        Condition,
        Bracket,
        Block,
        Object,
        Substitution,
    }

    /// <summary>The text with everything that is no code as spaces: of the same length, with the same line breaks. Quotes and slashes around it stay.</summary>
    public static string Bare(string text) => new TypeScriptMask(text, keepsStrings: false).Run();

    /// <summary>The text with comments as spaces: of the same length, with the same line breaks.</summary>
    public static string Code(string text) => new TypeScriptMask(text, keepsStrings: true).Run();

    /// <summary>Whether a character can be part of a name.</summary>
    public static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '\\' || c > 0x7f && !char.IsWhiteSpace(c);

    private string Run()
    {
        var i = text.StartsWith("#!", StringComparison.Ordinal) ? Blank(0, LineEnd(0)) : 0;
        while (i < text.Length)
        {
            i = Step(i);
        }

        return new string(mask);
    }

    private int Step(int i)
    {
        var c = text[i];
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        if (char.IsWhiteSpace(c))
        {
            isAfterBreak |= IsLineBreak(c);
            return i + 1;
        }

        if (c == '/' && next == '/')
        {
            return Blank(i, LineEnd(i));
        }

        if (c == '/' && next == '*')
        {
            var end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
            return Blank(i, end < 0 ? text.Length : end + 2);
        }

        var isBroken = isAfterBreak;
        isAfterBreak = false;
        if (c is '"' or '\'')
        {
            return Value(c, String(i));
        }

        if (c == '`')
        {
            return Template(i + 1);
        }

        if (char.IsAsciiDigit(c))
        {
            return Value(c, WhileName(i, alsoDots: true));
        }

        if (IsNamePart(c) || c == '#')
        {
            var end = WhileName(i + 1, alsoDots: false);
            var isMember = last == '.';
            word = isMember ? null : text[i..end];
            isAfterValue = word is null || !BeforeValue.Contains(word);
            last = c;
            return end;
        }

        if (c == '/' && !isAfterValue && RegexEnd(i) is { } regex)
        {
            Blank(i + 1, regex, isText: true);
            return Value('/', regex + 1);
        }

        if (c is '+' or '-' && next == c)
        {
            // Behind a value it belongs to that, before one it changes nothing either.
            (last, word) = (c, null);
            return i + 2;
        }

        if (c == '!' && isAfterValue && !isBroken && next != '=')
        {
            (last, word) = (c, null);
            return i + 1;
        }

        return Sign(c, i);
    }

    private int Sign(char c, int i)
    {
        var (wasValue, before, wordBefore) = (isAfterValue, last, word);
        (isAfterValue, last, word) = (false, c, null);
        switch (c)
        {
            case '(':
                open.Push(wordBefore is not null && BeforeCondition.Contains(wordBefore) ? Opening.Condition : Opening.Parenthesis);
                break;
            case '[':
                open.Push(Opening.Bracket);
                break;
            case '{':
                var isBlock = wasValue || before is '\0' or ';' or '{' or '}' or ')' or '>' || (wordBefore is not null && BeforeBlock.Contains(wordBefore));
                open.Push(isBlock ? Opening.Block : Opening.Object);
                break;
            case ')':
                isAfterValue = !(open.TryPeek(out var parenthesis) && parenthesis is Opening.Parenthesis or Opening.Condition && open.Pop() == Opening.Condition);
                break;
            case ']':
                _ = open.TryPeek(out var bracket) && bracket == Opening.Bracket && open.Pop() == Opening.Bracket;
                isAfterValue = true;
                break;
            case '}' when open.TryPeek(out var brace) && brace == Opening.Substitution:
                open.Pop();
                return Template(i + 1);
            case '}':
                isAfterValue = open.TryPeek(out var opened) && opened is Opening.Block or Opening.Object && open.Pop() == Opening.Object;
                break;
        }

        return i + 1;
    }

    private int Value(char first, int end)
    {
        (isAfterValue, last, word) = (true, first, null);
        return end;
    }

    /// <summary>Reads a string from its opening quote on; one that is not closed ends with its line.</summary>
    private int String(int i)
    {
        var j = i + 1;
        while (j < text.Length && text[j] != text[i] && !IsLineBreak(text[j]))
        {
            j += text[j] != '\\' ? 1 : text.AsSpan(j + 1).StartsWith("\r\n") ? 3 : 2;
        }

        j = Math.Min(j, text.Length);
        Blank(i + 1, j, isText: true);
        return j < text.Length && text[j] == text[i] ? j + 1 : j;
    }

    /// <summary>Reads the text of a template to its end or to the next <c>${</c>.</summary>
    private int Template(int start)
    {
        var j = start;
        while (j < text.Length && text[j] != '`' && !(text[j] == '$' && j + 1 < text.Length && text[j + 1] == '{'))
        {
            j += text[j] == '\\' ? 2 : 1;
        }

        j = Math.Min(j, text.Length);
        Blank(start, j, isText: true);
        if (j == text.Length || text[j] == '`')
        {
            return Value('`', Math.Min(j + 1, text.Length));
        }

        open.Push(Opening.Substitution);
        (isAfterValue, last, word) = (false, '(', null);
        return j + 2;
    }

    /// <summary>The place of the closing slash; null when there is none in the line.</summary>
    private int? RegexEnd(int i)
    {
        var isInClass = false;
        var j = i + 1;
        for (; j < text.Length && j - i < patience && !IsLineBreak(text[j]); j++)
        {
            switch (text[j])
            {
                case '\\':
                    j++;
                    if (j < text.Length && IsLineBreak(text[j]))
                    {
                        j--;
                    }

                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '/' when !isInClass:
                    return j;
            }
        }

        patience -= j - i;
        return null;
    }

    private int WhileName(int i, bool alsoDots)
    {
        while (i < text.Length && (IsNamePart(text[i]) || (alsoDots && text[i] == '.')))
        {
            i++;
        }

        return i;
    }

    private int LineEnd(int i)
    {
        while (i < text.Length && !IsLineBreak(text[i]))
        {
            i++;
        }

        return i;
    }

    private int Blank(int from, int to, bool isText = false)
    {
        for (var i = from; i < to && !(isText && keepsStrings); i++)
        {
            mask[i] = IsLineBreak(mask[i]) ? mask[i] : ' ';
        }

        return to;
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';
}
