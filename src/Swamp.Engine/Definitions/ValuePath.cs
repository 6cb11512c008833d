using System.Text;

namespace Swamp.Engine.Definitions;

/// <summary>Places in values as people write them.</summary>
public static class ValuePath
{
    /// <summary>Keys joined by dots, indexes in brackets: <c>a.b[0].c</c>.</summary>
    public static string Dotted(IEnumerable<string> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            if (text.Length > 0 && step.Length > 0 && step.All(char.IsAsciiDigit))
            {
                text.Append('[').Append(step).Append(']');
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(step);
            }
        }

        return text.ToString();
    }
}
