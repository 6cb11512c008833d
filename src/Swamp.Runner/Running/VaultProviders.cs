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
            case "parts":
                return Parts(vault);
            case "getAnnotation":
                return VaultNotes.Write(await Annotations(vault).GetAnnotationAsync(Key(arguments), call.CancellationToken));
            case "putAnnotation":
                await Annotations(vault).PutAnnotationAsync(Key(arguments), VaultNotes.ReadAnnotation(arguments[1]), call.CancellationToken);
                return null;
            case "deleteAnnotation":
                await Annotations(vault).DeleteAnnotationAsync(Key(arguments), call.CancellationToken);
                return null;
            case "getRefreshHook":
                return VaultNotes.Write(await Hooks(vault).GetRefreshHookAsync(Key(arguments), call.CancellationToken));
            case "putRefreshHook":
                await Hooks(vault).PutRefreshHookAsync(Key(arguments), VaultNotes.ReadHook(arguments[1]), call.CancellationToken);
                return null;
            case "deleteRefreshHook":
                await Hooks(vault).DeleteRefreshHookAsync(Key(arguments), call.CancellationToken);
                return null;
            case var other:
                throw new ArgumentException($"This vault cannot {other} secrets.");
        }
    }

    /// <summary>What the vault can do beyond keeping secrets (VAULT-7).</summary>
    private static JsonObject Parts(IVault vault) => new()
    {
        ["deletion"] = Deletes(vault.GetType()),
        ["labels"] = true,
        ["annotations"] = vault is IVaultAnnotations,
        ["refreshHooks"] = vault is IVaultRefreshHooks,
    };

    private static bool Deletes(Type type)
    {
        var map = type.GetInterfaceMap(typeof(IVault));
        return map.TargetMethods[Array.FindIndex(map.InterfaceMethods, static m => m.Name == nameof(IVault.DeleteAsync))].DeclaringType != typeof(IVault);
    }

    private static IVaultAnnotations Annotations(IVault vault) => vault as IVaultAnnotations ?? throw new NotSupportedException("This vault keeps no annotations.");

    private static IVaultRefreshHooks Hooks(IVault vault) => vault as IVaultRefreshHooks ?? throw new NotSupportedException("This vault keeps no refresh hooks.");

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
