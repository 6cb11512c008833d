using System.Globalization;
using System.Text;

namespace Swamp.Cel;

/// <summary>Writes string and bytes literals.</summary>
internal static class Quoting
{
    public static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            var escape = Escape(c);
            if (escape is not null) text.Append(escape);
            else if (c < ' ' || c == 0x7f) text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else text.Append(c);
        }

        text.Append('"');
    }

    public static void AppendQuoted(StringBuilder text, ReadOnlySpan<byte> value)
    {
        text.Append('"');
        foreach (var b in value)
        {
            var escape = Escape((char)b);
            if (escape is not null) text.Append(escape);
            else if (b is < 0x20 or > 0x7e) text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            else text.Append((char)b);
        }

        text.Append('"');
    }

    public static string? Escape(char c) => c switch
    {
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        '\\' => "\\\\",
        '"' => "\\\"",
        _ => null,
    };
}
