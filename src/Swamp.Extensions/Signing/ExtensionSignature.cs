using System.Text;

namespace Swamp.Extensions.Signing;

/// <summary>A signature that lies beside a published version (decision 0018). It says who vouches for which bytes under which name and version.</summary>
public sealed record ExtensionSignature
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the format.</summary>
    public required int Format { get; init; }

    /// <summary>The key: the first 16 hex digits of the SHA-256 of its public half, as DER.</summary>
    public required string KeyId { get; init; }

    /// <summary>Name of the extension.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Digest of its archive, <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>When it was signed, ISO 8601.</summary>
    public required string SignedAt { get; init; }

    /// <summary>ECDSA over P-256 with SHA-256 of the statement, as DER in base64.</summary>
    public required string Signature { get; init; }

    /// <summary>What is signed: five lines of text, so that any tool can check it.</summary>
    public byte[] Statement() => Encoding.UTF8.GetBytes($"swamp-extension-signature-v{Format}\n{Name}\n{Version}\n{Digest}\n{SignedAt}\n");
}
