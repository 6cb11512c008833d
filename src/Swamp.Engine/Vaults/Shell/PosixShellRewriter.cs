using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>
/// Reads a POSIX shell script as far as quoting goes, and writes it again with variables in the place of tokens. Everything else is copied
/// as it is; the only other changes are backslashes in front of tokens, and here-documents with a quoted delimiter that hold tokens.
/// </summary>
internal sealed class PosixShellRewriter(string text, ShellVariables variables)
{
    private const int DeepestNesting = 200;
    private const string OperatorsAndQuotes = " \t\n;&|()<>'\"\\$`";

    private static readonly string[] BeforeACommand = ["do", "then", "else", "elif", "if", "while", "until", "!", "{", "time"];

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

    private void Dollar(bool inDoubleQuotes)
    {
        if (StartsToken(position + 1))
        {
            Generated("\\$"); // a dollar sign and then the secret
            position++;
            return;
        }

        switch (position + 1 < limit ? text[position + 1] : '\0')
        {
            case '\'' when !inDoubleQuotes:
                Copy(2);
                DollarQuoted();
                break;
            case '(' when Sees("$((") && IsArithmetic(position + 3):
                Copy(3);
                Arithmetic();
                break;
            case '(':
                Copy(2);
                Commands(')');
                CopyIf(')');
                break;
            case '{':
                Copy(2);
                Expansion(inDoubleQuotes);
                break;
            case var c when char.IsAsciiLetter(c) || c == '_':
                do
                {
                    Copy();
                }
                while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || Current == '_') && !StartsToken(position));
                break;
            case var c when char.IsAsciiDigit(c) || "?!#*@$-".Contains(c, StringComparison.Ordinal):
                Copy(2);
                break;
            default:
                Copy();
                break;
        }
    }

    /// <summary>The inside of <c>${…}</c>.</summary>
    private void Expansion(bool inDoubleQuotes)
    {
        if (!AtEnd && Current is '#' or '!' && !Sees("#}") && !Sees("!}"))
        {
            Copy();
        }

        while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || Current == '_') && !StartsToken(position))
        {
            Copy();
        }

        var isPlainWord = !AtEnd && Current is ':' or '-' or '=' or '+' or '?';
        if (isPlainWord && inDoubleQuotes)
        {
            DoubleQuoted('}');
        }
        else
        {
            ExpansionWord();
        }

        CopyIf('}');
    }

    /// <summary>The inside of <c>$((…))</c>, which is taken as if in double quotes.</summary>
    private void Arithmetic()
    {
        Descend();
        for (var parentheses = 2; !AtEnd && parentheses > 0;)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"${{{variable}}}");
            }
            else if (Current == '$')
            {
                Dollar(inDoubleQuotes: true);
            }
            else if (Current == '`')
            {
                Backquoted();
            }
            else
            {
                parentheses += Current == '(' ? 1 : Current == ')' ? -1 : 0;
                Copy(Current == '\\' ? 2 : 1);
            }
        }

        Ascend();
    }

    /// <summary>Whether two open parentheses end with two closing ones side by side; otherwise the second is a subshell.</summary>
    private bool IsArithmetic(int from)
    {
        for (var (i, parentheses) = (from, 2); i < limit; i++)
        {
            parentheses += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (parentheses == 1)
            {
                return i + 1 < limit && text[i + 1] == ')';
            }
        }

        return false;
    }

    private void Backquoted()
    {
        Copy();
        backquotes++;
        Commands('`');
        backquotes--;
        CopyIf('`');
    }

    /// <summary>The operator and the delimiter of a here-document.</summary>
    private HereDocument Delimiter()
    {
        Copy(2);
        var stripsTabs = !AtEnd && Current == '-';
        if (stripsTabs)
        {
            Copy();
        }

        while (!AtEnd && Current is ' ' or '\t')
        {
            Copy();
        }

        var (start, name, isQuoted) = (position, new StringBuilder(), false);
        while (!AtEnd && !" \t\n;&|()<>".Contains(Current, StringComparison.Ordinal))
        {
            switch (Current)
            {
                case '\'' or '"':
                    isQuoted = true;
                    var close = text.IndexOf(Current, position + 1);
                    close = close < 0 || close >= limit ? limit - 1 : close;
                    name.Append(text, position + 1, Math.Max(0, close - position - 1));
                    position = close + 1;
                    break;
                case '\\':
                    isQuoted = true;
                    position++;
                    break;
                default:
                    name.Append(Current);
                    position++;
                    break;
            }
        }

        position = Math.Min(position, limit);
        var written = new StringBuilder(text[start..position]);
        pieces.Add(written);
        pieces.Add(new StringBuilder());
        return new HereDocument(name.ToString(), isQuoted, stripsTabs, written);
    }

    private void Bodies(Queue<HereDocument> documents)
    {
        while (documents.TryDequeue(out var document))
        {
            var (end, next) = document.EndIn(text, position, limit);
            if (!document.IsQuoted)
            {
                Within(end, () => DoubleQuoted(end: null));
            }
            else if (HoldsToken(end))
            {
                LiteralBody(document, end, next);
                continue;
            }

            Copy(next - position);
        }
    }

    /// <summary>
    /// A body that the shell takes as it is has no place for a variable; so it becomes one in which variables are expanded, with everything
    /// else in it escaped.
    /// </summary>
    private void LiteralBody(HereDocument document, int end, int next)
    {
        var name = document.UnquotedName(text);
        document.Written.Clear().Append(name);
        while (position < end)
        {
            if (AtToken(out var variable))
            {
                Output.Append($"${{{variable}}}");
            }
            else if (Current is '\\' or '$' or '`')
            {
                Generated($"\\{Current}");
                position++;
            }
            else
            {
                Copy();
            }
        }

        // The line that ends the body, under the name that it has now.
        Output.Append(text[end..next].Replace(document.Name, name, StringComparison.Ordinal));
        position = next;
    }

    private bool HoldsToken(int end)
    {
        for (var i = position; i < end; i++)
        {
            if (StartsToken(i))
            {
                return true;
            }
        }

        return false;
    }

    private void Within(int end, Action read)
    {
        var outer = limit;
        limit = end;
        read();
        limit = outer;
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

    /// <summary>Where in a command the reader is; enough to tell comments, and the parentheses of <c>case</c> patterns.</summary>
    private sealed class CommandState
    {
        private bool isCommandStart = true;

        public Queue<HereDocument> Documents { get; } = new();

        public int Parentheses { get; set; }

        public int Cases { get; private set; }

        public bool IsWordStart { get; private set; } = true;

        public void AfterBlank() => IsWordStart = true;

        public void AfterSeparator() => (IsWordStart, isCommandStart) = (true, true);

        public void AfterWord() => (IsWordStart, isCommandStart) = (false, false);

        public void Take(string word)
        {
            var startsCommand = IsWordStart && isCommandStart;
            if (startsCommand && word == "case")
            {
                Cases++;
            }
            else if (startsCommand && word == "esac")
            {
                Cases = Math.Max(0, Cases - 1);
            }

            isCommandStart = IsWordStart && ((startsCommand && BeforeACommand.Contains(word, StringComparer.Ordinal)) || (word == "in" && Cases > 0));
            IsWordStart = false;
        }
    }
}
