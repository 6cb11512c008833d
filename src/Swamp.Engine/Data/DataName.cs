using System.Buffers;
using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>
/// The rules for names of data items. They are what DATA-2 asks for, plus what keeps a name a single folder that people can tell apart:
/// no look-alikes of separators, no invisible characters, at most 255 bytes.
/// </summary>
public static class DataName
{
    /// <summary>Longest name in bytes of UTF-8: what common file systems hold in one folder name.</summary>
    public const int MaxBytes = 255;

    private const string SlashLookAlikes = "\u2044\u2215\u29F8\u2216\u29F9\uFE68\u2571\u2572";
    private const string DotLookAlikes = "\u2024\u2025\u2026\uFE52";

    private static readonly SearchValues<char> s_windowsCharacters = SearchValues.Create("<>:\"|?*");
    private static readonly string[] s_windowsDevices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Why the name cannot be used for a new item, or null when it can.</summary>
    public static string? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            return "it is empty";
        }

        var folded = Fold(name);
        if (folded.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            return "it contains a slash, a backslash, NUL or a character that looks like one";
        }

        if (folded.Contains("..", StringComparison.Ordinal) || folded == ".")
        {
            return "it contains '..' or is '.'";
        }

        if (folded.Equals("latest", StringComparison.OrdinalIgnoreCase))
        {
            return "'latest' is reserved";
        }

        if (folded.Equals(".lock", StringComparison.OrdinalIgnoreCase) || folded.StartsWith(".tmp-", StringComparison.OrdinalIgnoreCase))
        {
            return "names of lock and temporary files are reserved";
        }

        return HiddenCharacter(name) ?? TooLong(name) ?? (OperatingSystem.IsWindows() ? WindowsProblem(name) : null);
    }

    /// <summary>Checks a name for a new item.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>, with the rule that is broken.</exception>
    public static void Check(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"Invalid data name \"{name}\": {problem}.",
                "Use a non-empty name without slashes, '..' or control characters; 'latest' is reserved.");
        }
    }

    private static string Fold(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            text.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                _ when SlashLookAlikes.Contains(c, StringComparison.Ordinal) => '/',
                _ when DotLookAlikes.Contains(c, StringComparison.Ordinal) => '.',
                _ => c,
            });
        }

        return text.ToString();
    }

    private static string? HiddenCharacter(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= name.Length || !char.IsLowSurrogate(name[i + 1]))
                {
                    return "it is not valid Unicode";
                }

                i++;
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u061C' or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069'))
            {
                return $"it contains the invisible character U+{(int)c:X4}";
            }
        }

        return null;
    }

    private static string? TooLong(string name) =>
        Encoding.UTF8.GetByteCount(name) > MaxBytes ? $"it is longer than {MaxBytes} bytes" : null;

    private static string? WindowsProblem(string name)
    {
        var stem = name.Split('.')[0].TrimEnd();
        var device = Array.Exists(s_windowsDevices, d => d.Equals(stem, StringComparison.OrdinalIgnoreCase))
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3])
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
        if (device)
        {
            return "Windows reserves it for a device";
        }

        return name[^1] is '.' or ' ' || name.AsSpan().ContainsAny(s_windowsCharacters)
            ? "Windows does not allow <>:\"|?* or a dot or space at the end"
            : null;
    }
}
