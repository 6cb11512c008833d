using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>
/// Reads a POSIX shell script as far as quoting goes, and writes it again with variables in the place of tokens. Everything else is copied
/// as it is; the only other changes are backslashes in front of tokens, and here-documents with a quoted delimiter that hold tokens.
/// </summary>
internal sealed partial class PosixShellRewriter(string text, ShellVariables variables)
{
    private const int DeepestNesting = 200;
    private const string OperatorsAndQuotes = " \t\n;&|()<>'\"\\$`";

    // In pieces, so that the delimiter of a here-document can be changed after its body was read.
    private readonly List<StringBuilder> pieces = [new()];
    private int limit = text.Length;
    private int position;
    private int depth;
    private int backquotes;

    private StringBuilder Output => pieces[^1];

    private bool AtEnd => position >= limit;

    private char Current => text[position];

    public string Rewrite()
    {
        Commands(end: null);
        return string.Concat(pieces);
    }

    /// <summary>Commands up to a closing character at their own level, or to the end.</summary>
    private void Commands(char? end)
    {
        Descend();
        var state = new CommandState();
        while (!AtEnd)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"\"${{{variable}}}\"");
                state.AfterWord();
                continue;
            }

            switch (Current)
            {
                case '\n':
                    Copy();
                    Bodies(state.Documents);
                    state.AfterSeparator();
                    break;
                case ' ' or '\t':
                    Copy();
                    state.AfterBlank();
                    break;
                case ';' or '&' or '|':
                    Copy();
                    state.AfterSeparator();
                    break;
                case '#' when state.IsWordStart:
                    Comment(end);
                    break;
                case '<' when Sees("<<<"):
                    Copy(3);
                    state.AfterBlank();
                    break;
                case '<' when Sees("<<"):
                    state.Documents.Enqueue(Delimiter());
                    state.AfterWord();
                    break;
                case '<' or '>':
                    Copy();
                    state.AfterBlank();
                    break;
                case '(':
                    Copy();
                    state.Parentheses++;
                    state.AfterSeparator();
                    break;
                case ')' when state.Parentheses == 0 && state.Cases == 0 && end == ')':
                    Ascend();
                    return;
                case ')':
                    Copy();
                    state.Parentheses = Math.Max(0, state.Parentheses - 1);
                    state.AfterSeparator();
                    break;
                case '`' when end == '`':
                    Ascend();
                    return;
                case var c when Quoting(c):
                    state.AfterWord();
                    break;
                default:
                    state.Take(Word());
                    break;
            }
        }

        Ascend();
    }

    /// <summary>A quote, an escape or an expansion outside double quotes; false for any other character.</summary>
    private bool Quoting(char c)
    {
        switch (c)
        {
            case '\\':
                Escape();
                return true;
            case '\'':
                Copy();
                SingleQuoted();
                return true;
            case '"':
                Copy();
                DoubleQuoted('"');
                CopyIf('"');
                return true;
            case '$':
                Dollar(inDoubleQuotes: false);
                return true;
            case '`':
                Backquoted();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Unquoted characters up to anything that means something.</summary>
    private string Word()
    {
        var start = position;
        do
        {
            position++;
        }
        while (!AtEnd && !OperatorsAndQuotes.Contains(Current, StringComparison.Ordinal) && !StartsToken(position));
        var word = text[start..position];
        Output.Append(word);
        return word;
    }

    // Outside quotes a backslash only takes the meaning from the next character; a token has none, so the backslash would be in the way.
    private void Escape()
    {
        if (StartsToken(position + 1))
        {
            position++;
        }
        else
        {
            Copy(2);
        }
    }

    private void Comment(char? end)
    {
        while (!AtEnd && Current != '\n' && !(end == '`' && Current == '`'))
        {
            if (AtToken(out var variable))
            {
                Output.Append(variable);
            }
            else
            {
                Copy();
            }
        }
    }

    private void SingleQuoted()
    {
        while (!AtEnd)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"'\"${{{variable}}}\"'");
            }
            else if (CopyUntil('\''))
            {
                return;
            }
        }
    }

    /// <summary><c>$'…'</c>: like single quotes, but with escapes.</summary>
    private void DollarQuoted()
    {
        while (!AtEnd)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"'\"${{{variable}}}\"$'");
            }
            else if (Current == '\\' && StartsToken(position + 1))
            {
                Output.Append("\\\\");
                position++;
            }
            else if (Current == '\\')
            {
                Copy(2);
            }
            else if (CopyUntil('\''))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Text in which only <c>\ $ `</c> mean something: double quotes, here-documents, words of expansions inside them. Stops at the end
    /// character; null for the limit.
    /// </summary>
    private void DoubleQuoted(char? end)
    {
        Descend();
        while (!AtEnd && Current != end)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"${{{variable}}}");
                continue;
            }

            switch (Current)
            {
                case '\\' when StartsToken(position + 1):
                    Generated("\\\\"); // a backslash in front of an ordinary character stays
                    position++;
                    break;
                case '\\':
                    Copy(2);
                    break;
                case '$':
                    Dollar(inDoubleQuotes: true);
                    break;
                case '`':
                    Backquoted();
                    break;
                case '"' when end == '}':
                    Copy();
                    DoubleQuoted('"');
                    CopyIf('"');
                    break;
                default:
                    Copy();
                    break;
            }
        }

        Ascend();
    }

    /// <summary>A word of an expansion outside double quotes, or a pattern: quotes count as usual.</summary>
    private void ExpansionWord()
    {
        Descend();
        while (!AtEnd && Current != '}')
        {
            if (AtToken(out var variable))
            {
                Output.Append($"\"${{{variable}}}\"");
            }
            else if (!Quoting(Current))
            {
                Copy();
            }
        }

        Ascend();
    }

    /// <summary>Writes shell text of our own; inside backquotes each level takes one backslash away.</summary>
    private void Generated(string shell)
    {
        for (var level = 0; level < backquotes; level++)
        {
            shell = shell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
        }

        Output.Append(shell);
    }

    private bool AtToken(out string variable)
    {
        variable = "";
        if (!variables.IsTokenAt(text, position, out var token) || position + token.Length > limit)
        {
            return false;
        }

        variable = variables.NameFor(token);
        position += token.Length;
        return true;
    }

    private bool StartsToken(int at) => at < limit && variables.IsTokenAt(text, at, out _);

    private bool Sees(string expected) => position + expected.Length <= limit && string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;

    private void Copy(int count = 1)
    {
        count = Math.Min(count, limit - position);
        Output.Append(text, position, count);
        position += count;
    }

    private void CopyIf(char expected)
    {
        if (!AtEnd && Current == expected)
        {
            Copy();
        }
    }

    private bool CopyUntil(char end)
    {
        var isEnd = Current == end;
        Copy();
        return isEnd;
    }

    private void Descend()
    {
        if (++depth > DeepestNesting)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The command nests quotes and substitutions more than {DeepestNesting} levels deep.", "Put the script into a file of its own.");
        }
    }

    private void Ascend() => depth--;
}
