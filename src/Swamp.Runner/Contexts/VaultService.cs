using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The vaults of the repository, by way of a call.</summary>
internal sealed class VaultService(RunnerCall call) : IVaultService
{
    public async Task<string> GetAsync(string vault, string key) =>
        (string?)await call.AskValueAsync("vault.get", Secret(vault, key)) ?? throw new KeyNotFoundException($"Vault '{vault}' has no secret '{key}'.");

    public Task PutAsync(string vault, string key, string value) => call.AskAsync("vault.put", new JsonObject { ["vault"] = vault, ["key"] = key, ["value"] = value });

    public Task DeleteAsync(string vault, string key) => call.AskAsync("vault.delete", Secret(vault, key));

    public async Task<IReadOnlyList<string>> ListAsync(string vault) => EngineJson.List<string>(await call.AskValueAsync("vault.list", new JsonObject { ["vault"] = vault }));

    public async Task<IReadOnlyList<string>> ListVaultsAsync() => EngineJson.List<string>(await call.AskValueAsync("vault.names", []));

    private static JsonObject Secret(string vault, string key) => new() { ["vault"] = vault, ["key"] = key };
}
