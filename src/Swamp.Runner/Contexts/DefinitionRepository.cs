using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The definitions of the repository, by way of a call.</summary>
internal sealed class DefinitionRepository(RunnerCall call) : IDefinitionRepository
{
    public async Task<DefinitionInfo?> FindAsync(string nameOrId, ModelTypeName? type = null) => EngineJson.Definition(type is null
        ? await call.AskValueAsync("definitions.findByNameGlobal", new JsonObject { ["name"] = nameOrId })
        : await call.AskValueAsync("definitions.findById", new JsonObject { ["type"] = type.Normalized, ["id"] = nameOrId }));

    public async Task<IReadOnlyList<DefinitionInfo>> ListAsync(ModelTypeName? type = null) =>
        [.. (await call.AskValueAsync("definitions.findAll", new JsonObject { ["type"] = type?.Normalized }) as JsonArray ?? []).Select(EngineJson.Definition).OfType<DefinitionInfo>()];
}
