namespace Swamp.Engine.Agents;

/// <summary>A skill that comes with swamp: instructions that an AI tool loads when the task at hand needs them.</summary>
/// <param name="Name">Name of the skill and of its folder.</param>
/// <param name="Text">Content of its <c>SKILL.md</c>.</param>
public sealed record Skill(string Name, string Text);
