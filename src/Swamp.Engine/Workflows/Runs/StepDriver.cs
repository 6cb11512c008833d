namespace Swamp.Engine.Workflows.Runs;

/// <summary>The driver that ran a step, and who asked for it.</summary>
/// <param name="Type">Name of the driver.</param>
/// <param name="Level"><c>cli</c>, <c>step</c>, <c>job</c>, <c>workflow</c>, <c>definition</c> or <c>repository</c>.</param>
public sealed record StepDriver(string Type, string Level);
