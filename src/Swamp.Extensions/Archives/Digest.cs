using System.Security.Cryptography;

namespace Swamp.Extensions.Archives;

/// <summary>Digests of archives, as registries write them.</summary>
public static class Digest
{
    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Hex(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The digest of bytes: <c>sha256:</c> and the hex.</summary>
    public static string Of(ReadOnlySpan<byte> content) => "sha256:" + Hex(content);
}
