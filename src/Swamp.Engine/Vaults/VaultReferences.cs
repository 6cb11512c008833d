using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults;

/// <summary>The textual forms of <c>vault.get(vault, key)</c> (EXPR-10, EXP-60).</summary>
public static partial class VaultReferences
{
    /// <summary>The reference that takes the place of a stored secret (EX-15).</summary>
    public static string Write(string vault, string key) => $"${{{{ vault.get('{vault}', '{key}') }}}}";

    /// <summary>Reads a string that is a reference and nothing else.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? vault, [NotNullWhen(true)] out string? key)
    {
        (vault, key) = (null, null);
        if (ExpressionText.Parse(text) is not { IsWhole: true } parsed)
        {
            return false;
        }

        var match = Call().Match(parsed.Segments[0].Text);
        if (!match.Success || match.Length != parsed.Segments[0].Text.Length)
        {
            return false;
        }

        (vault, key) = (Argument(match, 1), Argument(match, 2));
        return true;
    }

    /// <summary>An expression whose vault calls have all their arguments as string literals, so that it is CEL.</summary>
    public static string Normalise(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (!expression.Contains("vault", StringComparison.Ordinal))
        {
            return expression;
        }

        var result = new StringBuilder();
        var position = 0;
        foreach (var match in Call().Matches(expression).Where(m => !IsPartOfName(expression, m.Index)))
        {
            result.Append(expression, position, match.Index - position)
                .Append("vault.get(").Append(Cel.CelText.Quote(Argument(match, 1))).Append(", ").Append(Cel.CelText.Quote(Argument(match, 2))).Append(')');
            position = match.Index + match.Length;
        }

        return result.Append(expression, position, expression.Length - position).ToString();
    }

    private static bool IsPartOfName(string text, int index) => index > 0 && (char.IsLetterOrDigit(text[index - 1]) || text[index - 1] is '_' or '.');

    private static string Argument(Match match, int index)
    {
        var text = match.Groups[index].Value;
        return text[0] is '\'' or '"' or '`' ? text[1..^1] : text;
    }

    [GeneratedRegex("""vault\s*\.\s*get\s*\(\s*('[^'\\]*'|"[^"\\]*"|`[^`]*`|[^\s,()'"`+]+)\s*,\s*('[^'\\]*'|"[^"\\]*"|`[^`]*`|[^\s,()'"`+]+)\s*\)""", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
