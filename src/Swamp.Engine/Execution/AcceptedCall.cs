using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Execution;

/// <summary>A method call of a step that is about to start.</summary>
/// <param name="Definition">The definition it runs on.</param>
/// <param name="Call">How its record is found.</param>
/// <param name="Driver">How it is run.</param>
/// <param name="GlobalArguments">Global arguments before secrets, sensitive ones hidden.</param>
/// <param name="MethodArguments">Method arguments before secrets, sensitive ones hidden.</param>
internal sealed record AcceptedCall(Definition Definition, StepCall Call, DriverChoice Driver, JsonObject GlobalArguments, JsonObject MethodArguments);
