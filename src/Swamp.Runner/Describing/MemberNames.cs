using System.Text;

namespace Swamp.Runner.Describing;

/// <summary>Names of methods and checks that are made of C# names.</summary>
internal static class MemberNames
{
    /// <summary><c>MeasureAsync</c> becomes <c>measure</c>.</summary>
    public static string OfMethod(string name)
    {
        var bare = Bare(name);
        return char.ToLowerInvariant(bare[0]) + bare[1..];
    }

    /// <summary><c>ValidRegionAsync</c> becomes <c>valid-region</c>.</summary>
    public static string OfCheck(string name)
    {
        var text = new StringBuilder();
        foreach (var c in Bare(name))
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static string Bare(string name) => name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
}
