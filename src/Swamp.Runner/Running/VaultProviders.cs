using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Uses vault providers. Each is made once for its configuration and kept, until its source changes.</summary>
internal sealed class VaultProviders
{
    private readonly ConcurrentDictionary<string, (string Fingerprint, IVault Vault)> providers = new(StringComparer.Ordinal);

    public async Task<JsonNode?> UseAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var vault = Provider(extension, (string?)parameters["name"] ?? "", parameters["config"] as JsonObject ?? []);
        var arguments = parameters["arguments"] as JsonArray ?? [];
        switch ((string?)parameters["operation"])
        {
            case "get":
                return await vault.GetAsync(Key(arguments), call.CancellationToken);
            case "put":
                await vault.PutAsync(Key(arguments), (string?)arguments[1] ?? "", Tags(arguments), call.CancellationToken);
                return null;
            case "list":
                return new JsonArray([.. (await vault.ListAsync(call.CancellationToken)).Select(static k => (JsonNode)k)]);
            case "delete":
                await vault.DeleteAsync(Key(arguments), call.CancellationToken);
                return null;
            case var other:
                throw new ArgumentException($"This vault cannot {other} secrets.");
        }
    }

    private IVault Provider(LoadedExtension extension, string name, JsonObject config)
    {
        var key = $"{extension.Source}\n{name}\n{config.ToJsonString()}";
        return providers.AddOrUpdate(
            key, _ => (extension.Fingerprint, Create(extension, name, config)), (_, old) => old.Fingerprint == extension.Fingerprint ? old : (extension.Fingerprint, Create(extension, name, config))).Vault;
    }

    private static IVault Create(LoadedExtension extension, string name, JsonObject config)
    {
        var problems = new Problems();
        var construction = Construction.Of(extension.Entry, takesName: true, problems);
        problems.ThrowIfAny();
        return (IVault)construction.Create(construction.Settings is { } type ? extension.Json.Bind(type, config, $"The configuration of vault '{name}'") : null, name);
    }

    private static string Key(JsonArray arguments) => (string?)arguments[0] ?? throw new ArgumentException("The key is missing.");

    private static Dictionary<string, string> Tags(JsonArray arguments) => arguments.Count > 2 && arguments[2]?["tags"] is JsonObject tags
        ? tags.ToDictionary(static t => t.Key, static t => t.Value?.ToString() ?? "", StringComparer.Ordinal)
        : [];
}
