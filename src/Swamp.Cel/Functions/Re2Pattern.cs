using System.Text.RegularExpressions;

namespace Swamp.Cel;

/// <summary>A compiled pattern.</summary>
/// <param name="regex">What runs.</param>
/// <param name="size">Characters that one pass can need, repetitions multiplied out.</param>
internal sealed class Re2Pattern(Regex regex, long size)
{
    /// <summary>Whether the pattern is found in a text.</summary>
    public bool IsMatch(Frame frame, string text)
    {
        frame.Charge(CostOf(text));
        return regex.IsMatch(text);
    }

    /// <summary>At worst every character is compared with all of the pattern; that cannot be interrupted, so it is paid for before.</summary>
    public long CostOf(string text) => 1 + (text.Length * (size + 1) / 4);
}
