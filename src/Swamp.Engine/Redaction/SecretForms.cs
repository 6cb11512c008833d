using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Swamp.Engine.Redaction;

/// <summary>The texts by which a secret can turn up in output: as it is, escaped, encoded, or line by line.</summary>
internal static class SecretForms
{
    /// <summary>Shortest secret that is looked for (LIM-28).</summary>
    public const int Shortest = 3;

    /// <summary>Shortest line of a secret of several lines that is looked for on its own; shorter ones are common words and brackets.</summary>
    private const int ShortestLine = 4;

    /// <summary>Shortest secret, in bytes, of which base64 is also looked for inside other base64.</summary>
    private const int ShortestEmbedded = 6;

    /// <summary>Secrets longer than this are looked for in fewer forms: every form of a document costs memory for each of its characters.</summary>
    private const int LongSecret = 1024;

    /// <summary>Secrets longer than this are not looked for in base64.</summary>
    private const int HugeSecret = 64 * 1024;

    /// <summary>All forms, each at least <see cref="Shortest"/> long; none for a secret that is too short (SEC-3).</summary>
    public static IEnumerable<string> Of(string secret) => All(secret).Where(static form => form.Length >= Shortest).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> All(string secret)
    {
        if (secret.Length < Shortest)
        {
            yield break;
        }

        foreach (var form in Written(secret).Concat(Base64(secret)))
        {
            yield return form;
        }

        // Command substitution and many programs drop white space at the end; \r comes and goes.
        var trimmed = secret.Trim();
        if (trimmed.Length != secret.Length)
        {
            foreach (var form in Written(trimmed).Concat(Base64(trimmed)))
            {
                yield return form;
            }
        }

        if (trimmed.Contains('\n', StringComparison.Ordinal))
        {
            foreach (var form in trimmed.Split('\n').Select(static line => line.Trim()).Where(IsTelling).SelectMany(Written))
            {
                yield return form;
            }
        }
    }

    private static bool IsTelling(string line) => line.Length >= ShortestLine && !line.StartsWith("-----", StringComparison.Ordinal);

    private static IEnumerable<string> Written(string text)
    {
        yield return text;
        yield return JsonAsJavaScriptWritesIt(text);
        if (text.Length > LongSecret)
        {
            yield break;
        }

        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        yield return JavaScriptEncoder.Default.Encode(text);
        var url = Uri.EscapeDataString(text);
        yield return url;
        yield return WithLowerHex(url);
        yield return url.Replace("%20", "+", StringComparison.Ordinal);
        yield return WebUtility.HtmlEncode(text);
        yield return AsEchoPrintsIt(text);
        yield return text.Replace("'", "'\\''", StringComparison.Ordinal);
        yield return text.Replace("'", "'\"'\"'", StringComparison.Ordinal);
        yield return Escaped(text, static c => c is '"' or '\\' or '$' or '`');
        yield return Escaped(text, static c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '/' or ':' or '=' or '@' or '%' or '+' or ',') && c < 128);
    }

    // What the 'echo' of many shells makes of backslashes.
    private static string AsEchoPrintsIt(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var made = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] != '\\' || i + 1 == text.Length ? '\0' : text[i + 1];
            var meant = c switch { '\\' => '\\', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => '\0' };
            made.Append(meant == '\0' ? text[i] : meant);
            i += meant == '\0' ? 0 : 1;
        }

        return made.ToString();
    }

    // Only what must be escaped is: the form of JSON.stringify.
    private static string JsonAsJavaScriptWritesIt(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            escaped = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string Escaped(string text, Func<char, bool> isSpecial)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (isSpecial(c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string WithLowerHex(string url)
    {
        var lower = url.ToCharArray();
        for (var i = 0; i + 2 < lower.Length; i++)
        {
            if (lower[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(lower[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(lower[i + 2]);
            }
        }

        return new string(lower);
    }

    private static IEnumerable<string> Base64(string text)
    {
        if (text.Length > HugeSecret)
        {
            yield break;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Convert.ToBase64String(bytes);
        foreach (var form in BothAlphabets(whole).Concat(BothAlphabets(whole.TrimEnd('='))))
        {
            yield return form;
        }

        if (bytes.Length < ShortestEmbedded)
        {
            yield break;
        }

        // Inside other base64 the secret starts at any of three places of a group; the characters that neighbours take part in are left out.
        for (var offset = 0; offset < 3; offset++)
        {
            var shifted = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            var first = ((offset * 8) + 5) / 6;
            var end = (offset + bytes.Length) * 8 / 6;
            foreach (var form in BothAlphabets(shifted[first..end]))
            {
                yield return form;
            }
        }
    }

    private static IEnumerable<string> BothAlphabets(string base64) =>
        base64.Length > LongSecret ? [base64] : [base64, base64.Replace('+', '-').Replace('/', '_')];
}
