using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults.Mock;

/// <summary>The <c>mock</c> type: loadable from a hand-written configuration, not listed, not creatable (VAULT-3).</summary>
internal static class MockVaultType
{
    public static VaultType Create() => new()
    {
        Type = VaultTypeNames.Mock,
        Name = "Mock",
        Description = "Secrets that stand in the configuration itself; for tests",
        IsBuiltIn = true,
        IsHidden = true,
        ConfigSchema = new JsonObject { ["additionalProperties"] = new JsonObject { ["sensitive"] = true } },
        OpenAsync = static (configuration, _) => ValueTask.FromResult<IVaultProvider>(new MockVault(configuration.Name, configuration.Config)),
    };
}
