using System.Security.Cryptography;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Bytes that keys are derived from; wiped when disposed.</summary>
internal sealed class KeyMaterial(byte[] bytes) : IDisposable
{
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
