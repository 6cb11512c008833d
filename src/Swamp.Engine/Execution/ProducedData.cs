using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Engine.Execution;

/// <summary>A version that a run produced.</summary>
/// <param name="Handle">What was written.</param>
/// <param name="Attributes">The stored content when it is JSON; secrets are references (RUN-10).</param>
public sealed record ProducedData(DataHandle Handle, JsonNode? Attributes);
