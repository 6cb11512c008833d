using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Model;

/// <summary>Values that a task passes on: a map, or one expression that yields a map (WF-21). Exactly one of the two is set.</summary>
public sealed record TaskValues
{
    private TaskValues(JsonObject? map, string? expression) => (Map, Expression) = (map, expression);

    /// <summary>The map; its texts may contain expressions. Nobody changes it.</summary>
    public JsonObject? Map { get; }

    /// <summary>The whole text, <c>${{ … }}</c> included.</summary>
    public string? Expression { get; }

    /// <summary>Values by name.</summary>
    public static TaskValues Of(JsonObject map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new TaskValues(map, null);
    }

    /// <summary>What one expression will yield.</summary>
    public static TaskValues Of(string expression)
    {
        ArgumentException.ThrowIfNullOrEmpty(expression);
        return new TaskValues(null, expression);
    }
}
