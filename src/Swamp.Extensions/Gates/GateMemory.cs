using System.Security.Cryptography;
using System.Text;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Gates;

/// <summary>
/// Remembers that sources passed: a file for each state of them in <c>.swamp/cache/gates</c>, sealed with a key of the user, since a repository may come from
/// anybody. What cannot be read or written costs time and nothing else.
/// </summary>
/// <param name="folder">Absolute folder.</param>
/// <param name="key">The user's key.</param>
internal sealed class GateMemory(string folder, UserKey key)
{
    private const int Most = 50;

    /// <summary>Whether this state passed.</summary>
    /// <param name="hash">What it is known by, lower-case hex.</param>
    public bool Knows(string hash)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, hash));
            return file is { Exists: true, Length: 64 } && key.Read(mayMake: false) is { } secret
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Seal(hash, secret)), File.ReadAllBytes(file.FullName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Remembers that it did; the oldest are forgotten.</summary>
    public void Keep(string hash)
    {
        try
        {
            if (key.Read(mayMake: true) is not { } secret)
            {
                return;
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, hash), Seal(hash, secret));
            foreach (var old in new DirectoryInfo(folder).GetFiles().OrderByDescending(f => f.Name == hash).ThenByDescending(static f => f.LastWriteTimeUtc).Skip(Most))
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Looked at anew the next time.
        }
    }

    private static string Seal(string hash, byte[] secret) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"swamp-gates {hash}")));
}
