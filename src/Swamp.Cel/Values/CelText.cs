using System.Text;

namespace Swamp.Cel;

/// <summary>Text as the language writes it.</summary>
public static class CelText
{
    /// <summary>A string as a literal in double quotes, which parses back to the same string.</summary>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(value.Length + 2);
        Quoting.AppendQuoted(text, value);
        return text.ToString();
    }

    /// <summary>What <c>string(x)</c> gives for a number, boolean, string, time or type; null for every other kind.</summary>
    public static string? Of(CelValue value) => ConversionFunctions.Text(value);
}
