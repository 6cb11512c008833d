namespace Swamp.Cli.Workflows;

/// <summary>A box of a drawing.</summary>
/// <param name="Name">What others refer to.</param>
/// <param name="Label">What the box says.</param>
/// <param name="DependsOn">Names of the boxes above it.</param>
internal sealed record GraphNode(string Name, string Label, IReadOnlyList<string> DependsOn);
