using System.Security.Cryptography;
using System.Text;

namespace Swamp.Engine.Vaults;

/// <summary>Where a sensitive output belongs; its parts name the secret (SEC-6, SEC-7).</summary>
/// <param name="ModelType">Type of the model.</param>
/// <param name="ModelId">Id of the model.</param>
/// <param name="Method">The method that writes.</param>
/// <param name="Spec">Name of the spec.</param>
/// <param name="Instance">Name of the item.</param>
/// <param name="DefinitionVault">The definition's vault for the spec; null when it names none.</param>
public sealed record SensitiveOutputTarget(string ModelType, string ModelId, string Method, string Spec, string Instance, string? DefinitionVault)
{
    /// <summary>The key of the secret of one field; an overlong one ends with a fingerprint in the place of what does not fit a file name.</summary>
    public string KeyOf(string fieldPath)
    {
        var key = SecretKey.Sanitise($"{ModelType}/{ModelId}/{Method}/{Spec}/{Instance}/{fieldPath}");
        if (Encoding.UTF8.GetByteCount(key) <= SecretKey.MaxBytes)
        {
            return key;
        }

        var start = SecretKey.Sanitise($"{ModelType}/{ModelId}");
        return $"{(start.Length > SecretKey.MaxBytes / 4 ? ModelId : start)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }
}
