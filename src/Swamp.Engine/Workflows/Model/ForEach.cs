namespace Swamp.Engine.Workflows.Model;

/// <summary>Repeats a step over a list or a map (WF-60).</summary>
/// <param name="Item">Name of the variable: <c>self.&lt;item&gt;</c>.</param>
/// <param name="In">Text with the expression that yields the list or map.</param>
public sealed record ForEach(string Item, string In);
