using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults.Expressions;

/// <summary>
/// Recognises <c>vault.get(vault, key)</c> by its text (EXPR-10, EXP-60), before the expression language sees it: each argument stands in
/// single quotes, double quotes or backticks, or is a bare word, and is taken literally.
/// </summary>
public static class VaultExpressions
{
    private const string Opening = "vault.get(";

    /// <summary>Whether an expression may call <c>vault.get</c>; cheap.</summary>
    public static bool MayContain(string? expression) => expression is not null && expression.Contains(Opening, StringComparison.Ordinal);

    /// <summary>The calls in the text of one expression (without <c>${{ }}</c>), in order.</summary>
    public static IReadOnlyList<VaultCall> Find(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var calls = new List<VaultCall>();
        var position = 0;
        while (expression.IndexOf(Opening, position, StringComparison.Ordinal) is var start and >= 0)
        {
            position = start + Opening.Length;
            if (IsWordBefore(expression, start))
            {
                continue;
            }

            var at = position;
            if (Argument(expression, ref at, ',') is { } vault && Argument(expression, ref at, ')') is { } key)
            {
                calls.Add(new VaultCall(start, at - start, vault, key));
                position = at;
            }
        }

        return calls;
    }

    /// <summary>The expression with each call replaced.</summary>
    public static string Replace(string expression, IReadOnlyList<VaultCall> calls, Func<VaultCall, string> replacement)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(replacement);
        var (text, position) = (new StringBuilder(), 0);
        foreach (var call in calls)
        {
            text.Append(expression, position, call.Start - position).Append(replacement(call));
            position = call.Start + call.Length;
        }

        return text.Append(expression, position, expression.Length - position).ToString();
    }

    /// <summary>The reference to a secret as it stands in stored data and definitions (SEC-5).</summary>
    public static string Reference(string vaultName, string key) => $"${{{{ vault.get('{vaultName}', '{key}') }}}}";

    /// <summary>The call when a string is exactly one reference and nothing else; null otherwise.</summary>
    public static VaultCall? WholeReference(string? text)
    {
        if (!MayContain(text) || ExpressionText.Parse(text!) is not { Segments: [{ IsExpression: true } only] })
        {
            return null;
        }

        return Find(only.Text) is [var call] && call.Start == 0 && call.Length == only.Text.Length ? call : null;
    }

    /// <summary>All secrets that the strings of a document refer to, without doubles (CAP-15).</summary>
    public static IReadOnlyList<VaultCall> In(JsonNode? root)
    {
        var calls = new List<VaultCall>();
        Collect(root, calls);
        return [.. calls.DistinctBy(static call => (call.VaultName, call.Key))];
    }

    private static void Collect(JsonNode? node, List<VaultCall> calls)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Collect(value, calls);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    Collect(value, calls);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && MayContain(text):
                calls.AddRange(ExpressionText.Parse(text)?.Expressions.SelectMany(static e => Find(e.Text)) ?? []);
                break;
            default:
                break;
        }
    }

    private static bool IsWordBefore(string text, int start) => start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.');

    /// <summary>An argument and what ends it; the position moves behind the end. Null when there is none.</summary>
    private static string? Argument(string text, ref int at, char end)
    {
        at = SkipSpace(text, at);
        if (at >= text.Length)
        {
            return null;
        }

        string argument;
        if (text[at] is '\'' or '"' or '`')
        {
            var close = text.IndexOf(text[at], at + 1);
            if (close < 0)
            {
                return null;
            }

            argument = text[(at + 1)..close];
            at = close + 1;
        }
        else
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or '(' or ')' or '\'' or '"' or '`'))
            {
                at++;
            }

            argument = text[start..at];
        }

        at = SkipSpace(text, at);
        return argument.Length > 0 && at < text.Length && text[at++] == end ? argument : null;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
