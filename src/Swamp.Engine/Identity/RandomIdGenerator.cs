using System.Security.Cryptography;

namespace Swamp.Engine.Identity;

/// <summary>Ids and bytes from the operating system's random source.</summary>
public sealed class RandomIdGenerator : IIdGenerator
{
    /// <inheritdoc/>
    public Guid NewUuid() => Guid.NewGuid();

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
