using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Schemas;

/// <summary>
/// A regular expression of JSON Schema, which are ECMAScript's, as one of .NET's. It runs in linear time; only expressions with look-around or
/// back-references backtrack, under a time limit.
/// </summary>
internal sealed class SchemaPattern
{
    private const int Longest = 10_000;
    private const string AnyButLineBreaks = @"[^\n\r\u2028\u2029]";

    private readonly Regex regex;

    private SchemaPattern(string source, Regex regex)
    {
        Source = source;
        this.regex = regex;
    }

    /// <summary>The expression as the schema has it.</summary>
    public string Source { get; }

    /// <exception cref="ArgumentException">The expression is malformed.</exception>
    public static SchemaPattern Compile(string source, TimeSpan timeout)
    {
        if (source.Length > Longest)
        {
            throw new ArgumentException($"it is longer than {Longest} characters");
        }

        var translated = Translate(source);
        try
        {
            return new SchemaPattern(source, new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, timeout));
        }
        catch (NotSupportedException)
        {
            return new SchemaPattern(source, new Regex(translated, RegexOptions.CultureInvariant, timeout));
        }
    }

    /// <exception cref="SwampException"><c>validation_failed</c> when it takes too long.</exception>
    public bool IsMatch(string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new SwampException(
                ErrorCodes.ValidationFailed,
                $"Matching the pattern {Source} against a text of {text.Length} characters took longer than {regex.MatchTimeout.TotalMilliseconds} ms.",
                "Write the pattern without nested repetition and look-around.",
                innerException: exception);
        }
    }

    private static string Translate(string source)
    {
        var result = new StringBuilder(source.Length + 16);
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            switch (c)
            {
                case '\\' when i + 1 < source.Length:
                    i = Escape(source, i + 1, inClass, result);
                    break;
                case '[' when !inClass:
                    inClass = true;
                    result.Append(c);
                    break;
                case '[':
                    result.Append("\\["); // .NET takes "-[" in a class for a subtraction
                    break;
                case ']':
                    inClass = false;
                    result.Append(c);
                    break;
                case '$' when !inClass:
                    result.Append("\\z"); // $ also matches before a last line break in .NET
                    break;
                case '.' when !inClass:
                    result.Append(AnyButLineBreaks);
                    break;
                case '(' when !inClass && source.AsSpan(i).StartsWith("(?#"):
                    throw new ArgumentException("'(?#' is not part of ECMAScript");
                case var _ when !inClass && char.IsHighSurrogate(c) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]):
                    result.Append("(?:").Append(c).Append(source[++i]).Append(')');
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }

        return result.ToString();
    }

    private static int Escape(string source, int at, bool inClass, StringBuilder result)
    {
        switch (source[at])
        {
            case 'd':
                result.Append(inClass ? "0-9" : "[0-9]");
                return at;
            case 'D' when !inClass:
                result.Append("[^0-9]");
                return at;
            case 'w':
                result.Append(inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]");
                return at;
            case 'W' when !inClass:
                result.Append("[^A-Za-z0-9_]");
                return at;
            case 's':
                result.Append(inClass ? @"\s\ufeff" : @"[\s\ufeff]");
                return at;
            case 'S' when !inClass:
                result.Append(@"[^\s\ufeff]");
                return at;
            case 'Z' or 'z' or 'A' or 'G' or 'a':
                throw new ArgumentException($"'\\{source[at]}' is not part of ECMAScript");
            case 'u' when at + 1 < source.Length && source[at + 1] == '{':
                return CodePoint(source, at, result);
            case 'p' or 'P' when at + 1 < source.Length && source[at + 1] == '{' && source.IndexOf('}', at) is > 0 and var end:
                result.Append('\\').Append(source[at]).Append('{').Append(Category(source[(at + 2)..end])).Append('}');
                return end;
            default:
                result.Append('\\').Append(source[at]);
                return at;
        }
    }

    private static int CodePoint(string source, int at, StringBuilder result)
    {
        var end = source.IndexOf('}', at);
        if (end < 0 || !int.TryParse(source.AsSpan(at + 2, end - at - 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value) || !Rune.IsValid(value))
        {
            throw new ArgumentException("'\\u{' is not followed by a code point");
        }

        foreach (var unit in new Rune(value).ToString())
        {
            result.Append("\\u").Append(((int)unit).ToString("X4"));
        }

        return end;
    }

    // ECMAScript also knows the long names of general categories.
    private static string Category(string name) => name.Replace("General_Category=", "", StringComparison.Ordinal) switch
    {
        "Letter" => "L",
        "Lowercase_Letter" => "Ll",
        "Uppercase_Letter" => "Lu",
        "Number" => "N",
        "Decimal_Number" or "digit" => "Nd",
        "Punctuation" => "P",
        "Symbol" => "S",
        "Separator" => "Z",
        "Mark" => "M",
        "Other" => "C",
        var other => other,
    };
}
