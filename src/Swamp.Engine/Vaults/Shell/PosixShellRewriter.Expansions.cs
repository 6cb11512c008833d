namespace Swamp.Engine.Vaults.Shell;

/// <content>Expansions: <c>$name</c>, <c>${…}</c>, <c>$(…)</c>, <c>$((…))</c>, backquotes.</content>
internal sealed partial class PosixShellRewriter
{
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
}
