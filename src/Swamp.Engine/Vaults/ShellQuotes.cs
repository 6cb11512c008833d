namespace Swamp.Engine.Vaults;

/// <summary>Follows the quotes of a command line.</summary>
internal sealed class ShellQuotes(ShellKind shell)
{
    /// <summary>Open contexts, innermost last: <c>'</c>, <c>"</c>, and <c>(</c> for a command substitution.</summary>
    private readonly Stack<char> open = new();

    private char Context => open.TryPeek(out var context) ? context : ' ';

    /// <summary>Takes what stands at a position and returns how many characters that is.</summary>
    public int Step(string text, int index)
    {
        var c = text[index];
        switch (Context)
        {
            case '\'':
                if (c == '\'')
                {
                    open.Pop();
                }

                return 1;
            case 'C':
                if (c == '\\' && index + 1 < text.Length)
                {
                    return 2;
                }

                if (c == '\'')
                {
                    open.Pop();
                }

                return 1;
            default:
                return StepUnquoted(text, index, c);
        }
    }

    /// <summary>A reference to a variable for the place reached.</summary>
    public string Reference(string variable) => (shell, Context) switch
    {
        (ShellKind.Posix, '"') => $"${{{variable}}}",
        (ShellKind.Posix, '\'') => $"'\"${{{variable}}}\"'",
        (ShellKind.Posix, 'C') => $"'\"${{{variable}}}\"$'",
        (ShellKind.Posix, _) => $"\"${{{variable}}}\"",
        (_, '\'') => $"'+$env:{variable}+'",
        (_, '"') => $"$($env:{variable})",
        _ => $"$env:{variable}",
    };

    private int StepUnquoted(string text, int index, char c)
    {
        var escape = shell == ShellKind.Posix ? '\\' : '`';
        if (c == escape && index + 1 < text.Length)
        {
            return 2;
        }

        var isInDouble = Context == '"';
        switch (c)
        {
            case '"' when isInDouble:
                open.Pop();
                break;
            case '"':
                open.Push('"');
                break;
            case '$' when !isInDouble && shell == ShellKind.Posix && index + 1 < text.Length && text[index + 1] == '\'':
                open.Push('C');
                return 2;
            case '\'' when !isInDouble:
                open.Push('\'');
                break;
            case '$' when index + 1 < text.Length && text[index + 1] == '(':
                open.Push('(');
                return 2;
            case '(' when Context == '(':
                open.Push('(');
                break;
            case ')' when Context == '(':
                open.Pop();
                break;
            case '#' when !isInDouble && shell == ShellKind.Posix && (index == 0 || text[index - 1] is ' ' or '\t' or '\n' or ';' or '&' or '|'):
                return CommentLength(text, index);
            default:
                break;
        }

        return 1;
    }

    private static int CommentLength(string text, int index)
    {
        var end = text.IndexOf('\n', index);
        return (end < 0 ? text.Length : end) - index;
    }
}
