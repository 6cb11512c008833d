using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>Records of what methods did, by way of a call.</summary>
internal sealed class OutputRepository(RunnerCall call) : IOutputRepository
{
    public async Task<OutputInfo?> FindAsync(string id) => EngineJson.Read<OutputInfo>(await call.AskValueAsync("outputs.findById", new JsonObject { ["id"] = id }));
}
