using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Files;

/// <summary>Names that can be one part of a path on every system: no separators, no way up, nothing a system reserves.</summary>
public static class SafeFileName
{
    /// <summary>Most bytes of UTF-8 that file systems take for a name.</summary>
    public const int MaxBytes = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 32).Select(static c => (char)c), .. "/\\:*?\"<>|\u007f"]);
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Whether a text can be the name of a file or folder.</summary>
    /// <param name="name">The text.</param>
    /// <param name="reason">Why not, as the end of a sentence such as "the name …".</param>
    public static bool IsSafe([NotNullWhen(true)] string? name, [NotNullWhen(false)] out string? reason)
    {
        reason = name switch
        {
            null or "" => "is empty",
            "." or ".." => "is a way through folders",
            _ when name.AsSpan().IndexOfAny(Forbidden) is >= 0 and var at => $"holds {Shown(name[at])}",
            _ when name[^1] is ' ' or '.' => "ends with a space or a dot",
            _ when name[0] == ' ' => "starts with a space",
            _ when System.Text.Encoding.UTF8.GetByteCount(name) > MaxBytes => $"is longer than {MaxBytes} bytes",
            _ when Reserved.Contains(name.Split('.', 2)[0]) => "is reserved on Windows",
            _ => null,
        };
        return reason is null;
    }

    /// <summary>The name itself when it is safe.</summary>
    /// <param name="name">The text.</param>
    /// <param name="what">What it names, for the message: "data name", "vault".</param>
    /// <exception cref="SwampException"><c>invalid_argument</c> when it is not.</exception>
    public static string Check(string? name, string what) =>
        IsSafe(name, out var reason)
            ? name
            : throw new SwampException(ErrorCodes.InvalidArgument, $"The {what} '{name}' {reason}.", "Use letters, digits, '-', '_' and '.'.");

    private static string Shown(char c) => c < ' ' || c == '\u007f' ? $"the control character U+{(int)c:X4}" : $"'{c}'";
}
