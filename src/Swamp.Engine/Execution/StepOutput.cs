using Swamp.Engine.Definitions;

namespace Swamp.Engine.Execution;

/// <summary>What a step changes of one output spec (WF-26).</summary>
/// <param name="Override">Takes the place of what the definition says about the spec.</param>
/// <param name="Tags">Further tags.</param>
/// <param name="Suffix">Added to the names of items: empty, or the vary values with a hyphen before each.</param>
internal sealed record StepOutput(OutputOverride Override, IReadOnlyDictionary<string, string> Tags, string Suffix);
