using System.Text.Json.Nodes;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Vaults;

/// <summary>How secrets of an extension's vault renew themselves (VAULT-7, VAULT-17).</summary>
internal sealed class HostedRefreshHooks(HostedVaultCalls calls) : IVaultRefreshHooks
{
    public async Task<RefreshHook?> GetAsync(string key, CancellationToken cancellationToken) => await calls.CallAsync("getRefreshHook", cancellationToken, key) switch
    {
        null => null,
        JsonObject found when DescriptionReader.Text(found["command"]) is { Length: > 0 } command && found["ttlMs"] is JsonValue ttl && ttl.TryGetValue<long>(out var ms) => new RefreshHook
        {
            Command = command,
            TtlMs = ms,
            Ttl = RefreshHook.TextOf(TimeSpan.FromMilliseconds(ms)),
            LastRefreshedAt = DescriptionReader.Text(found["lastRefreshedAt"]),
        },
        _ => throw calls.Unexpected("getRefreshHook", "an object with command, ttlMs and lastRefreshedAt, or nothing"),
    };

    public Task PutAsync(string key, RefreshHook hook, CancellationToken cancellationToken)
    {
        var json = new JsonObject { ["command"] = hook.Command, ["ttlMs"] = hook.TtlMs, ["ttl"] = hook.Ttl, ["lastRefreshedAt"] = hook.LastRefreshedAt };
        return calls.CallAsync("putRefreshHook", cancellationToken, key, json);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => calls.CallAsync("deleteRefreshHook", cancellationToken, key);
}
