using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows;

/// <summary>A workflow file that cannot be read, found by its file name or by what stands at its start.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record BrokenWorkflow(string Path, string Text, SwampError Error);
