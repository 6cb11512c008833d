using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;
using Swamp.Engine.Vaults;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Vaults;

/// <summary>What several operations on vaults need.</summary>
internal static class VaultViews
{
    private const string Hidden = "***";

    /// <summary>The settings of a vault, those hidden that its type marks as secret.</summary>
    public static async ValueTask<JsonObject> ConfigOfAsync(RepositorySession session, VaultConfiguration vault, CancellationToken cancellationToken)
    {
        var copy = (JsonObject)vault.Config.DeepClone();
        var schema = (await session.VaultTypes.FindAsync(vault.Type, cancellationToken))?.ConfigSchema;
        foreach (var (_, value, _) in SensitivePaths.In(schema, copy))
        {
            switch (value?.Parent)
            {
                case JsonObject map:
                    map[value.GetPropertyName()] = Hidden;
                    break;
                case JsonArray list:
                    list[value.GetElementIndex()] = Hidden;
                    break;
                default:
                    break;
            }
        }

        return copy;
    }

    /// <summary>The vault and its provider.</summary>
    /// <exception cref="SwampException">There is no such vault, or it cannot be opened.</exception>
    public static async Task<(VaultConfiguration Vault, IVaultProvider Provider)> OpenAsync(RepositorySession session, string name, CancellationToken cancellationToken)
    {
        var vault = await session.VaultService.FindAsync(name, type: null, cancellationToken);
        return (vault, await session.VaultService.OpenAsync(vault, cancellationToken));
    }

    /// <summary>Whether a vault holds a secret, without reading it.</summary>
    public static async Task<bool> HasAsync(IVaultProvider provider, string key, CancellationToken cancellationToken) =>
        (await provider.ListAsync(cancellationToken)).Contains(key, StringComparer.Ordinal);

    /// <summary>The settings for a new vault, checked against its type (VAULT-10, VCMD-1).</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> with what is wrong.</exception>
    public static JsonObject ConfigFor(RepositorySession session, VaultType type, JsonObject? given)
    {
        var config = (JsonObject?)given?.DeepClone() ?? [];
        if (type.Type == VaultTypeNames.LocalEncryption)
        {
            if (given is null)
            {
                config["auto_generate"] = true;
            }

            config["base_dir"] ??= session.Layout.Root;
        }

        if (type.ConfigSchema is { } schema && JsonSchema.Compile(schema).Validate(config) is [var first, ..])
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The configuration does not suit {type.Type}: {first}.", $"swamp vault type search {type.Type} --json");
        }

        type.CheckConfig?.Invoke(config);
        return config;
    }
}
