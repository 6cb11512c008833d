using System.Text;
using Swamp.Cel;
using Swamp.Engine.Expressions;
using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>
/// Tells whether a text is an expression: CEL with our functions and roots, plus the two forms that are not CEL, bare words in
/// <c>vault.get</c> (EXPR-10) and hyphens in <c>model.my-name.…</c> (EXPR-3).
/// </summary>
internal static class ExpressionSyntax
{
    private static readonly string[] Roots =
        ["model", "data", "vault", "env", "inputs", "self", "file", "workers", "run", "workflow", "webhook", "workflowRunId"];

    private static readonly CelEnvironment Environment = Builder().Build();
    private static readonly CelEnvironment WithModelMethod = Builder().AddFunctions(DataSignatures.ModelMethod(NotHere)).Build();

    /// <summary>The first problem, or null.</summary>
    /// <param name="expression">Without braces.</param>
    /// <param name="allowsModelMethod">Whether <c>model.method()</c> can be called, as in guards and assertions (EXP-2B).</param>
    public static ExpressionSyntaxError? ErrorOf(string expression, bool allowsModelMethod = false)
    {
        try
        {
            var references = (allowsModelMethod ? WithModelMethod : Environment).Compile(AsCel(expression)).References;
            return references.Paths.FirstOrDefault(static variable => !Roots.Contains(variable.Path[0], StringComparer.Ordinal)) is { } unknown
                ? new ExpressionSyntaxError(
                    $"Unknown name '{unknown.Path[0]}'.{Suggestions.DidYouMean(unknown.Path[0], Roots)} Expressions can use: {string.Join(", ", Roots)}", unknown.Offset)
                : null;
        }
        catch (CelException exception)
        {
            var error = exception.Errors[0];
            return new ExpressionSyntaxError($"Invalid expression: {error.Message}{(error.Suggestion is { } name ? $"; did you mean '{name}'?" : "")}", Math.Max(error.Offset, 0));
        }
    }

    // Both replacements keep the length, so that places in the CEL text are places in the expression.
    private static string AsCel(string expression)
    {
        StringBuilder? text = null;
        foreach (var reference in ExpressionReferences.In(expression))
        {
            if (reference is { Root: "vault", Function: "get" } && EndOfCall(expression, reference.Offset) is > 0 and var end)
            {
                text ??= new StringBuilder(expression);
                for (var i = reference.Offset; i < end; i++)
                {
                    text[i] = i == reference.Offset || i == end - 1 ? '"' : '_';
                }
            }
            else if (reference is { Root: "model", Path: [{ } name, ..] } && name.Contains('-', StringComparison.Ordinal)
                && expression.IndexOf(name, reference.Offset, StringComparison.Ordinal) is >= 0 and var at && expression[at - 1] is not ('"' or '\''))
            {
                text ??= new StringBuilder(expression);
                text.Replace('-', '_', at, name.Length);
                if (char.IsAsciiDigit(name[0]))
                {
                    text[at] = '_';
                }
            }
        }

        return text?.ToString() ?? expression;
    }

    private static int EndOfCall(string expression, int start)
    {
        var open = expression.IndexOf('(', start);
        var depth = 0;
        var quote = '\0';
        for (var i = open; i >= 0 && i < expression.Length; i++)
        {
            var c = expression[i];
            if (quote != '\0')
            {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == '(')
            {
                depth++;
            }
            else if (c == ')' && --depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static CelEnvironmentBuilder Builder() => CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).AddFunctions(DataSignatures.All(NotHere));

    private static ValueTask<CelValue> NotHere(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expressions are not evaluated here.");
}
