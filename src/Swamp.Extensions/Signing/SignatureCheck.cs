using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Signing;

/// <summary>Looks whether somebody who is trusted vouches for what was fetched.</summary>
/// <param name="policy">What it means when nobody does.</param>
/// <param name="keys">Who is trusted.</param>
public sealed class SignatureCheck(SignaturePolicy policy, TrustedKeys keys)
{
    private const int Most = 20;

    /// <summary>What it means when nobody does.</summary>
    public SignaturePolicy Policy => policy;

    /// <summary>Checks a version.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="record">What was fetched; its digest is that of the bytes that came.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The key that vouches for it, or what is wrong; both null when nobody looks.</returns>
    /// <exception cref="SwampException"><see cref="ErrorCodes.IntegrityFailed"/>: a signature is required, and there is no good one.</exception>
    public async Task<(string? KeyId, string? Problem)> CheckAsync(IExtensionRegistry registry, ExtensionRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(record);
        if (policy == SignaturePolicy.Off)
        {
            return (null, null);
        }

        var problem = "nobody signed it";
        foreach (var signature in (await registry.SignaturesAsync(record.Name, record.Version, cancellationToken)).Take(Most))
        {
            if (keys.Find(signature.KeyId, ExtensionName.CollectiveOf(record.Name)) is not { } key)
            {
                problem = $"it is signed with the key {Shown(signature.KeyId)}, which is not trusted for it";
            }
            else if (signature.Format != ExtensionSignature.CurrentFormat || signature.Name != record.Name || signature.Version != record.Version || signature.Digest != record.Digest
                || !PublicKey.Verifies(key.PublicKey, signature))
            {
                problem = $"its signature with the key {key.Id} is not of what came";
            }
            else
            {
                return (key.Id, null);
            }
        }

        return policy == SignaturePolicy.Warn ? (null, problem) : throw new SwampException(
            ErrorCodes.IntegrityFailed, $"{record.Name} {record.Version} is refused: {problem}.", "Signatures are required here. 'swamp extension trust key add FILE' trusts whoever signed it, if you know the key.");
    }

    private static string Shown(string id) => id.Length <= 16 && id.All(char.IsAsciiHexDigit) ? id : "of a malformed name";
}
