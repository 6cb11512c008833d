using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Execution;

/// <summary>What a run is about.</summary>
/// <param name="Stored">The definition.</param>
/// <param name="Type">Its type.</param>
/// <param name="Inputs">The inputs that are left after direct execution took its global arguments.</param>
internal sealed record ResolvedTarget(StoredDefinition Stored, ModelType Type, JsonObject Inputs);
