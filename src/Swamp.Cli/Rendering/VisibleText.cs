using System.Text;

namespace Swamp.Cli.Rendering;

/// <summary>Text from anywhere, made safe for a terminal: control characters, which could move the cursor or recolour the screen, are shown as escapes.</summary>
internal static class VisibleText
{
    /// <summary>The text with every control character but tab and newline written as <c>\u00XX</c>.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = IsHarmful(c) ? visible.Append($"\\u{(int)c:x4}") : visible.Append(c);
        }

        return visible.ToString();
    }

    private static bool IsHarmful(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
