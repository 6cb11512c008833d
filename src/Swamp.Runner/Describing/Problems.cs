using Swamp.Runner.Conversation;

namespace Swamp.Runner.Describing;

/// <summary>Collects everything that is wrong with a class, so that its author sees it at once.</summary>
internal sealed class Problems
{
    private readonly List<string> found = [];

    /// <summary>Notes a problem.</summary>
    /// <param name="where">The member, such as <c>Pond.MeasureAsync</c>.</param>
    /// <param name="what">What was expected and what was found.</param>
    public void Add(string where, string what) => found.Add($"{where}: {what}");

    /// <summary>Ends it all when there are any.</summary>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
        {
            throw new ShapeException(string.Join("; ", found));
        }
    }
}
