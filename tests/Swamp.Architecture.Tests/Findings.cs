namespace Swamp.Architecture.Tests;

/// <summary>Says everything that was found at once.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> found)
    {
        var list = found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join('\n', list.Prepend($"{list.Count} found:")));
    }
}
