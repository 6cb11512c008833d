using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The data of all models, by way of a call.</summary>
internal sealed class DataRepository(RunnerCall call) : IDataRepository
{
    public async Task<byte[]?> GetContentAsync(ModelTypeName type, string model, string name, int? version = null)
    {
        // In pieces, each no longer than a frame may be; the version stays that of the first piece.
        using var content = new MemoryStream();
        while (true)
        {
            var asked = Item(type, model, name, version);
            asked["offset"] = (int)content.Length;
            var frame = await call.AskAsync("data.getContent", asked);
            if (frame.Message["value"] is not JsonObject answer)
            {
                return null;
            }

            content.Write(frame.Bytes.Span);
            if ((bool?)answer["done"] == true)
            {
                return content.ToArray();
            }

            version = (int?)answer["version"];
        }
    }

    public async Task<DataVersion?> FindByNameAsync(ModelTypeName type, string model, string name, int? version = null) =>
        EngineJson.Read<DataVersion>(await call.AskValueAsync("data.findByName", Item(type, model, name, version)));

    public async Task<IReadOnlyList<DataVersion>> FindAllForModelAsync(ModelTypeName type, string model) =>
        EngineJson.List<DataVersion>(await call.AskValueAsync("data.findAllForModel", new JsonObject { ["type"] = type.Normalized, ["model"] = model }));

    public async Task<IReadOnlyList<JsonNode?>> FindBySpecAsync(string model, string spec) =>
        [.. (await call.AskValueAsync("data.findBySpec", new JsonObject { ["model"] = model, ["spec"] = spec }) as JsonArray ?? []).Select(static n => n?.DeepClone())];

    public async Task<IReadOnlyList<OwnedData>> FindAllAsync() => EngineJson.List<OwnedData>(await call.AskValueAsync("data.findAllGlobal", []));

    public async Task<IReadOnlyList<int>> ListVersionsAsync(ModelTypeName type, string model, string name) =>
        EngineJson.List<int>(await call.AskValueAsync("data.listVersions", Item(type, model, name, null)));

    public async Task<bool> DeleteAsync(ModelTypeName type, string model, string name, int? version = null) =>
        (bool?)await call.AskValueAsync("data.delete", Item(type, model, name, version)) ?? false;

    private static JsonObject Item(ModelTypeName type, string model, string name, int? version) =>
        new() { ["type"] = type.Normalized, ["model"] = model, ["name"] = name, ["version"] = version };
}
