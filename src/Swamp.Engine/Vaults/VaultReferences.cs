using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults;

/// <summary>
/// The textual forms of <c>vault.get(vault, key)</c> (EXPR-10, EXP-60): each argument stands in single quotes, double quotes or backticks,
/// or is a bare word, and is taken literally.
/// </summary>
public static class VaultReferences
{
    /// <summary>The reference that takes the place of a stored secret (EX-15).</summary>
    public static string Write(string vault, string key) => $"${{{{ vault.get('{vault}', '{key}') }}}}";

    /// <summary>Reads a string that is a reference and nothing else.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? vault, [NotNullWhen(true)] out string? key)
    {
        ArgumentNullException.ThrowIfNull(text);
        (vault, key) = (null, null);
        if (MayContain(text) && ExpressionText.Parse(text) is { IsWhole: true, Segments: [var first, ..] }
            && Find(first.Text) is [{ Start: 0 } only] && only.Length == first.Text.Length)
        {
            (vault, key) = (only.VaultName, only.Key);
            return true;
        }

        return false;
    }

    /// <summary>An expression whose vault calls have all their arguments as string literals, so that it is CEL.</summary>
    public static string Normalise(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var (text, position) = (new StringBuilder(), 0);
        foreach (var call in Find(expression))
        {
            text.Append(expression, position, call.Start - position)
                .Append("vault.get(").Append(CelText.Quote(call.VaultName)).Append(", ").Append(CelText.Quote(call.Key)).Append(')');
            position = call.Start + call.Length;
        }

        return position == 0 ? expression : text.Append(expression, position, expression.Length - position).ToString();
    }

    /// <summary>The calls in the text of one expression (without <c>${{ }}</c>), in order.</summary>
    public static IReadOnlyList<VaultReference> Find(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (!MayContain(expression))
        {
            return [];
        }

        var calls = new List<VaultReference>();
        var position = 0;
        while (expression.IndexOf("vault", position, StringComparison.Ordinal) is var start and >= 0)
        {
            position = start + "vault".Length;
            var at = position;
            if (!IsPartOfName(expression, start)
                && Word(expression, ref at, ".")
                && Word(expression, ref at, "get")
                && Word(expression, ref at, "(")
                && Argument(expression, ref at, ",") is { } vault
                && Argument(expression, ref at, ")") is { } key)
            {
                calls.Add(new VaultReference(start, at - start, vault, key));
                position = at;
            }
        }

        return calls;
    }

    /// <summary>All secrets that the strings of a document refer to, without doubles, in document order (CAP-15).</summary>
    public static IReadOnlyList<VaultReference> In(JsonNode? root)
    {
        var calls = new List<VaultReference>();
        Collect(root, calls);
        return [.. calls.DistinctBy(static call => (call.VaultName, call.Key))];
    }

    private static bool MayContain(string text) => text.Contains("vault", StringComparison.Ordinal);

    private static void Collect(JsonNode? node, List<VaultReference> calls)
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

    private static bool IsPartOfName(string text, int index) => index > 0 && (char.IsLetterOrDigit(text[index - 1]) || text[index - 1] is '_' or '.');

    private static bool Word(string text, ref int at, string word)
    {
        at = SkipSpace(text, at);
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    /// <summary>An argument and what ends it; the position moves behind the end. Null when there is none.</summary>
    private static string? Argument(string text, ref int at, string end)
    {
        at = SkipSpace(text, at);
        var start = at;
        if (at < text.Length && text[at] is '\'' or '"' or '`')
        {
            var close = text.IndexOf(text[at], at + 1);
            if (close < 0 || text.AsSpan(start, close - start).Contains('\\'))
            {
                return null; // with escapes it is for the expression language to read
            }

            at = close + 1;
            return close > start + 1 && Word(text, ref at, end) ? text[(start + 1)..close] : null;
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or '(' or ')' or '\'' or '"' or '`' or '+'))
        {
            at++;
        }

        var word = text[start..at];
        return word.Length > 0 && Word(text, ref at, end) ? word : null;
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
