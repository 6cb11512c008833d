using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>The errors that a case expects. Their sentences are those of another implementation; their places and kinds are not.</summary>
internal static partial class VectorErrors
{
    private static readonly SearchValues<char> s_name = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    /// <summary>Kinds of errors by what the sentence begins with, and the codes that we have for them.</summary>
    private static readonly (string Text, string[] Codes)[] s_kinds =
    [
        ("undeclared reference", [CelErrorCodes.UnknownIdentifier, CelErrorCodes.UnknownFunction, CelErrorCodes.Unsupported]),
        ("found no matching overload", [CelErrorCodes.NoSuchOverload, CelErrorCodes.TypeMismatch, CelErrorCodes.UnknownFunction]),
        ("expected type", [CelErrorCodes.TypeMismatch]),
        ("expression of type", [CelErrorCodes.TypeMismatch]),
        ("type ", [CelErrorCodes.NoSuchOverload]),
        ("unexpected failed resolution", [CelErrorCodes.NoSuchOverload]),
        ("'", [CelErrorCodes.Unsupported]),
        ("reserved identifier", [CelErrorCodes.Reserved]),
        ("Syntax error", [CelErrorCodes.Syntax, CelErrorCodes.Literal, CelErrorCodes.Reserved]),
        ("invalid unicode code point", [CelErrorCodes.Literal]),
        ("invalid argument to has", [CelErrorCodes.Macro]),
        ("invalid ", [CelErrorCodes.Literal]),
        ("iteration variable", [CelErrorCodes.Macro]),
        ("argument ", [CelErrorCodes.Macro]),
    ];

    public static IReadOnlyList<(int Offset, string Message)> Read(string source, string text) =>
        [.. Line().Matches(text).Select(m => (Offset(source, Number(m, 1), Number(m, 2)), m.Groups[3].Value))];

    /// <summary>What is missing among our errors; null when every expected one is there.</summary>
    public static string? Missing(string source, IEnumerable<(int Offset, string Message)> expected, IReadOnlyList<CelError> found)
    {
        foreach (var (offset, message) in expected)
        {
            if (s_kinds.FirstOrDefault(k => message.StartsWith(k.Text, StringComparison.Ordinal)).Codes is not { } codes) return $"no error such as '{message}'";
            if (found.Any(f => codes.Contains(f.Code) && IsSamePlace(source, offset, f))) continue;
            return $"no {string.Join(" or ", codes)} at {offset} ({message}), but {(found.Count == 0 ? "no error" : string.Join("; ", found.Select(static f => $"{f.Code} at {f.Offset}: {f.Message}")))}";
        }

        return null;
    }

    /// <summary>
    /// The data points to the parenthesis of a call and to the dot of a selection where we point to the name, to an operator or macro where we
    /// point to the operand that does not suit it, and to a literal where we point to the character in it.
    /// </summary>
    private static bool IsSamePlace(string source, int theirs, CelError ours)
    {
        if (ours.Offset == theirs) return true;
        if (theirs >= source.Length) return false;
        if (ours.Offset < theirs) return source[theirs] is '(' or '.' && source.AsSpan(ours.Offset, theirs - ours.Offset).IndexOfAnyExcept(s_name) < 0;
        if (source[theirs] == '.') return ours.Offset == theirs + 1;
        return ours.Code switch
        {
            CelErrorCodes.TypeMismatch => source[theirs] is '&' or '|' or '?' or '(',
            CelErrorCodes.Literal => source[theirs] is '"' or '\'',
            _ => false,
        };
    }

    private static int Offset(string source, int line, int column)
    {
        var start = 0;
        for (; line > 1; line--) start = source.IndexOf('\n', start) + 1;
        for (; column > 1 && start < source.Length; column--) start += char.IsHighSurrogate(source[start]) ? 2 : 1;
        return start;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ERROR: [^:\n]*:(-?\d+):(\d+): (.*)$", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Line();
}
