using System.Text;

namespace Swamp.Cli.Tests.Framework;

/// <summary>Looks for a secret in everything below a folder, in the forms in which secrets leak: as it is, escaped, encoded.</summary>
internal static class SecretScan
{
    /// <summary>The files that hold the secret, relative to the folder; names of files and folders count too.</summary>
    public static IReadOnlyList<string> Find(string folder, string secret)
    {
        var needles = Forms(secret).Select(Encoding.UTF8.GetBytes).ToList();
        return
        [
            .. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Where(path => path.Contains(secret, StringComparison.Ordinal) || (File.Exists(path) && Holds(File.ReadAllBytes(path), needles)))
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a text holds the secret.</summary>
    public static bool IsIn(string text, string secret) => Holds(Encoding.UTF8.GetBytes(text), [.. Forms(secret).Select(Encoding.UTF8.GetBytes)]);

    private static bool Holds(ReadOnlySpan<byte> content, List<byte[]> needles)
    {
        foreach (var needle in needles)
        {
            if (content.IndexOf(needle) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Forms(string secret) =>
        new[]
        {
            secret,
            System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
            System.Text.Json.JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)),
            Uri.EscapeDataString(secret),
        }.Distinct(StringComparer.Ordinal);
}
