using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>
/// Reads a PowerShell command as far as quoting goes, and writes it again with <c>${env:…}</c> in the place of tokens. The form with braces
/// expands in double quotes and outside quotes, whatever stands behind it. Single-quoted strings that hold tokens become double-quoted ones
/// with everything else in them escaped.
/// </summary>
internal sealed class PowerShellRewriter(string text, ShellVariables variables)
{
    private const int DeepestNesting = 200;

    private readonly StringBuilder output = new();
    private int position;
    private int depth;

    private bool AtEnd => position >= text.Length;

    private char Current => text[position];

    public string Rewrite()
    {
        Code(end: null);
        return output.ToString();
    }

    private void Code(char? end)
    {
        if (++depth > DeepestNesting)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The command nests substitutions more than {DeepestNesting} levels deep.", "Put the script into a file of its own.");
        }

        var parentheses = 0;
        while (!AtEnd && !(Current == end && parentheses == 0))
        {
            if (Variable())
            {
                continue;
            }

            switch (Current)
            {
                case '@' when HereString('\''):
                    Literal("@'", "\n'@", "@\"", "\n\"@", doubledQuote: false);
                    break;
                case '@' when HereString('"'):
                    Copy(2);
                    Expandable("\n\"@");
                    break;
                case '\'':
                    Literal("'", "'", "\"", "\"", doubledQuote: true);
                    break;
                case '"':
                    Copy(1);
                    Expandable("\"");
                    break;
                case '<' when Sees("<#"):
                    CopyPast("#>");
                    break;
                case '#' when position == 0 || char.IsWhiteSpace(text[position - 1]) || text[position - 1] is ';' or '{' or '(':
                    CopyPast("\n");
                    break;
                case '`' when StartsToken(position + 1):
                    position++;
                    break;
                case '`':
                    Copy(2);
                    break;
                default:
                    parentheses += Current == '(' ? 1 : Current == ')' ? -1 : 0;
                    Copy(1);
                    break;
            }
        }

        depth--;
    }

    /// <summary>A string in which variables expand, from behind its opening to behind its end.</summary>
    private void Expandable(string end)
    {
        while (!AtEnd)
        {
            if (Sees("\"\"") && end == "\"")
            {
                Copy(2);
            }
            else if (Sees(end))
            {
                Copy(end.Length);
                return;
            }
            else if (Sees("$("))
            {
                Copy(2);
                Code(')');
            }
            else if (Current is '`' or '$' && StartsToken(position + 1))
            {
                output.Append(Current == '$' ? "`$" : "");
                position++;
            }
            else if (!Variable())
            {
                Copy(Current == '`' ? 2 : 1);
            }
        }
    }

    /// <summary>A string that is taken as it is; it becomes an expandable one when it holds a token.</summary>
    private void Literal(string opening, string closing, string newOpening, string newClosing, bool doubledQuote)
    {
        var start = position + opening.Length;
        var end = start;
        while (end < text.Length)
        {
            if (doubledQuote && string.CompareOrdinal(text, end, "''", 0, 2) == 0)
            {
                end += 2;
            }
            else if (string.CompareOrdinal(text, end, closing, 0, closing.Length) == 0)
            {
                break;
            }
            else
            {
                end++;
            }
        }

        end = Math.Min(end, text.Length);
        if (!Enumerable.Range(start, Math.Max(0, end - start)).Any(StartsToken))
        {
            Copy(Math.Min(end + closing.Length, text.Length) - position);
            return;
        }

        position = start;
        output.Append(newOpening);
        while (position < end)
        {
            if (Variable())
            {
                continue;
            }

            if (Current is '`' or '$' || (doubledQuote && Current == '"'))
            {
                output.Append('`').Append(Current);
                position++;
            }
            else
            {
                output.Append(Current);
                position += doubledQuote && Sees("''") ? 2 : 1;
            }
        }

        output.Append(newClosing);
        position = Math.Min(end + closing.Length, text.Length);
    }

    private bool HereString(char quote)
    {
        var next = position + 2;
        return position + 1 < text.Length && text[position + 1] == quote && next < text.Length && (text[next] == '\n' || (text[next] == '\r' && next + 1 < text.Length && text[next + 1] == '\n'));
    }

    private bool Variable()
    {
        if (!variables.IsTokenAt(text, position, out var token))
        {
            return false;
        }

        output.Append($"${{env:{variables.NameFor(token)}}}");
        position += token.Length;
        return true;
    }

    private bool StartsToken(int at) => at < text.Length && variables.IsTokenAt(text, at, out _);

    private bool Sees(string expected) => string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;

    private void Copy(int count)
    {
        count = Math.Min(count, text.Length - position);
        output.Append(text, position, count);
        position += count;
    }

    private void CopyPast(string end)
    {
        var at = text.IndexOf(end, position, StringComparison.Ordinal);
        Copy((at < 0 ? text.Length : at + end.Length) - position);
    }
}
