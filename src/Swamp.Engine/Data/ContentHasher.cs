using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Swamp.Engine.Data;

/// <summary>
/// SHA-256 of content. The platform's own implementation loads a cryptography library at first use, which costs a short-lived process several milliseconds and
/// megabytes; hashing a few kilobytes in managed code costs microseconds. Long content is worth the library, which is several times as fast.
/// </summary>
public sealed class ContentHasher : IDisposable
{
    /// <summary>From this length on the library pays for itself: 1 MiB.</summary>
    private const int LongFromBytes = 1 << 20;

    private readonly bool hasPlatform;
    private ArrayBufferWriter<byte>? start = new();
    private ManagedSha256? managed;
    private IncrementalHash? platform;

    /// <summary>Begins with nothing.</summary>
    public ContentHasher()
        : this(hasPlatform: true)
    {
    }

    /// <param name="hasPlatform">False for a machine without a cryptography library.</param>
    internal ContentHasher(bool hasPlatform) => this.hasPlatform = hasPlatform;

    /// <summary>Lower-case hex digest of the content.</summary>
    public static string Hex(ReadOnlySpan<byte> content)
    {
        if (content.Length >= LongFromBytes && HasLibrary())
        {
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }

        var hasher = new ManagedSha256();
        hasher.Append(content);
        return hasher.FinishHex();
    }

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (start is not null && bytes.Length >= LongFromBytes - start.WrittenCount)
        {
            Decide();
        }

        if (start is not null)
        {
            start.Write(bytes);
        }
        else if (platform is not null)
        {
            platform.AppendData(bytes);
        }
        else
        {
            managed!.Append(bytes);
        }
    }

    /// <summary>Ends the computation; the instance cannot be used afterwards.</summary>
    /// <returns>64 lower-case hex digits.</returns>
    public string FinishHex() => start is not null
        ? Hex(start.WrittenSpan)
        : platform is not null ? Convert.ToHexStringLower(platform.GetHashAndReset()) : managed!.FinishHex();

    /// <inheritdoc/>
    public void Dispose() => platform?.Dispose();

    /// <summary>The content turned out to be long: what came until now goes to the one that goes on.</summary>
    private void Decide()
    {
        var first = start!.WrittenSpan;
        if (hasPlatform && HasLibrary())
        {
            platform = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            platform.AppendData(first);
        }
        else
        {
            managed = new ManagedSha256();
            managed.Append(first);
        }

        start = null;
    }

    /// <summary>
    /// Whether the library is there. Linux systems may come without OpenSSL, and .NET ends the process when it misses it; what needs no secrets and no network has to
    /// work there. Windows and macOS bring theirs.
    /// </summary>
    private static bool HasLibrary()
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        if (!NativeLibrary.TryLoad("libssl.so.3", out var handle) && !NativeLibrary.TryLoad("libssl.so.1.1", out handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
