using System.Text;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>
/// Finds what an expression mentions by looking at its words, which also works where the text is not CEL: bare words in <c>vault.get</c>
/// (EXPR-10) and hyphens in <c>model.my-name.…</c> (EXPR-3).
/// </summary>
internal sealed class ExpressionReferences
{
    private static readonly string[] Roots = ["model", "data", "vault", "env", "inputs", "self", "file", "workers", "run", "workflow", "webhook"];
    private static readonly string[] ModelParts = ["input", "definition", "resource", "file", "execution"];

    // Nested calls are looked at once for each level; nobody writes expressions of this length.
    private const int LongestExpression = 20_000;

    private readonly string text;
    private readonly List<ExpressionReference> found = [];
    private int at;

    private ExpressionReferences(string text) => this.text = text;

    /// <summary>The mentions in the order of the text.</summary>
    public static IReadOnlyList<ExpressionReference> In(string expression)
    {
        if (expression.Length > LongestExpression)
        {
            return [];
        }

        var scan = new ExpressionReferences(expression);
        scan.Run(expression.Length);
        return scan.found;
    }

    /// <summary>Whether a text begins like an expression of ours: a known root and then a dot, a bracket or a parenthesis.</summary>
    public static bool BeginsWithRoot(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var end = 0;
        while (end < text.Length && IsWordCharacter(text[end]))
        {
            end++;
        }

        return end < text.Length && text[end] is '.' or '[' && Roots.Contains(text[..end].ToString(), StringComparer.Ordinal);
    }

    private void Run(int end)
    {
        var previous = ' ';
        while (at < end)
        {
            var c = text[at];
            if (c is '"' or '\'')
            {
                String();
            }
            else if (c == '/' && at + 1 < end && text[at + 1] == '/')
            {
                at = text.IndexOf('\n', at, end - at) is >= 0 and var line ? line : end;
            }
            else if (IsWordCharacter(c))
            {
                var start = at;
                var word = Word();
                if (previous != '.' && !char.IsAsciiDigit(c) && Roots.Contains(word, StringComparer.Ordinal))
                {
                    Reference(word, start, end);
                }
            }
            else
            {
                at++;
            }

            previous = c is ' ' or '\n' or '\r' or '\t' or '?' ? previous : c;
        }
    }

    private void Reference(string root, int start, int end)
    {
        var path = new List<string?>();
        while (at < end)
        {
            SkipSpace(end);
            if (at < end && text[at] == '.')
            {
                at++;
                SkipSpace(end);
                at += at < end && text[at] == '?' ? 1 : 0;
                SkipSpace(end);
                if (Hyphenated(root, path.Count) is { } name)
                {
                    path.Add(name);
                    continue;
                }

                if (at >= end || !IsWordCharacter(text[at]))
                {
                    break;
                }

                path.Add(Word());
            }
            else if (at < end && text[at] == '[')
            {
                path.Add(Index(end));
            }
            else
            {
                break;
            }
        }

        // The arguments are looked at again for mentions of their own; those of vault.get are words, not expressions.
        var inner = at;
        var arguments = at < end && text[at] == '(' ? Arguments(end) : null;
        found.Add(new ExpressionReference(root, path, arguments, start));
        at = root == "vault" ? at : inner;
    }

    private string? Hyphenated(string root, int depth)
    {
        if (root != "model" || depth > 0)
        {
            return null;
        }

        var end = at;
        while (end < text.Length && (IsWordCharacter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        var name = text[at..end];
        if (!name.Contains('-', StringComparison.Ordinal) || end >= text.Length || text[end] != '.'
            || !ModelParts.Any(part => text.AsSpan(end + 1).StartsWith(part, StringComparison.Ordinal)))
        {
            return null;
        }

        at = end;
        return name;
    }

    private string? Index(int end)
    {
        at++;
        SkipSpace(end);
        at += at < end && text[at] == '?' ? 1 : 0;
        SkipSpace(end);
        var literal = at < end && text[at] is '"' or '\'' ? String() : null;
        SkipSpace(end);
        if (at < end && text[at] == ']')
        {
            at++;
            return literal;
        }

        SkipTo(']', end);
        return null;
    }

    private List<string?> Arguments(int end)
    {
        var arguments = new List<string?>();
        at++;
        var start = at;
        while (at < end && text[at] is var c && (c != ')' || start <= at))
        {
            if (c is ',' or ')')
            {
                if (c == ',' || at > start || arguments.Count > 0)
                {
                    arguments.Add(Literal(text[start..at].Trim()));
                }

                at++;
                start = at;
                if (c == ')')
                {
                    break;
                }
            }
            else if (c is '"' or '\'')
            {
                String();
            }
            else if (c is '(' or '[' or '{')
            {
                at++;
                SkipTo(c switch { '(' => ')', '[' => ']', _ => '}' }, end);
            }
            else
            {
                at++;
            }
        }

        return arguments;
    }

    // A quoted text, or the bare words that vault.get takes.
    private static string? Literal(string argument)
    {
        if (argument.Length >= 2 && argument[0] is '"' or '\'' or '`' && argument[^1] == argument[0])
        {
            var inner = argument[1..^1];
            return inner.Contains(argument[0], StringComparison.Ordinal) || inner.Contains('\\', StringComparison.Ordinal) ? null : inner;
        }

        return argument.Length > 0 && argument.All(static c => IsWordCharacter(c) || c is '-') ? argument : null;
    }

    // Brackets that do not match are the parser's business; here the end of the text ends them.
    private void SkipTo(char close, int end)
    {
        var open = new Stack<char>([close]);
        while (at < end && open.Count > 0)
        {
            switch (text[at])
            {
                case '"' or '\'':
                    String();
                    continue;
                case '(':
                    open.Push(')');
                    break;
                case '[':
                    open.Push(']');
                    break;
                case '{':
                    open.Push('}');
                    break;
                case var c when c == open.Peek():
                    open.Pop();
                    break;
                default:
                    break;
            }

            at++;
        }
    }

    private string String()
    {
        var quote = text[at];
        var isRaw = at > 0 && text[at - 1] is 'r' or 'R';
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && !isRaw && at + 1 < text.Length)
            {
                at++;
            }

            value.Append(text[at]);
        }

        at = Math.Min(at + 1, text.Length);
        return value.ToString();
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && IsWordCharacter(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private void SkipSpace(int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
