namespace Swamp.Engine.Vaults;

/// <summary>Where a sensitive output belongs; its parts name the secret (SEC-6).</summary>
public sealed record SensitiveOutputTarget(string ModelType, string ModelId, string Method, string Spec, string Instance, string? DefinitionVault)
{
    /// <summary>The key of the secret of one field.</summary>
    public string KeyOf(string fieldPath) => SecretKey.Sanitise($"{ModelType}/{ModelId}/{Method}/{Spec}/{Instance}/{fieldPath}");
}
