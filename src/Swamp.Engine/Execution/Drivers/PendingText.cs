using System.Text.Json.Nodes;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>
/// A resource to be stored whose content is what a program printed (DRV-24): the object or list that the text is as JSON, when the spec's schema takes it; else
/// the facts about the program with the text as <c>stdout</c>.
/// </summary>
/// <param name="SpecName">The spec it belongs to.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Text">The text.</param>
public sealed record PendingText(string SpecName, string Name, string Text) : DriverOutput
{
    /// <summary>Facts about the program, such as <c>exitCode</c>.</summary>
    public JsonObject Facts { get; init; } = [];

    /// <summary>What the write changes of its spec.</summary>
    public WriteOverrides? Overrides { get; init; }
}
