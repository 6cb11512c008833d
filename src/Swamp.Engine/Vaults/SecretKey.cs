using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Vaults;

/// <summary>Keys of secrets: they become file names, so they may not lead anywhere else (VAULT-16).</summary>
public static class SecretKey
{
    /// <summary>Most bytes of UTF-8 of a key, so that the file name with its ending fits everywhere.</summary>
    public const int MaxBytes = 240;

    /// <summary>The key itself when it can be used.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> with the reason.</exception>
    public static string Check(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var reason = key switch
        {
            "" => "is empty",
            _ when key.Contains('/', StringComparison.Ordinal) => "holds '/'",
            _ when key.Contains('\\', StringComparison.Ordinal) => "holds '\\'",
            _ when key.Contains("..", StringComparison.Ordinal) => "holds '..'",
            _ when key.Any(char.IsControl) => "holds a control character",
            _ when Encoding.UTF8.GetByteCount(key) > MaxBytes => $"is longer than {MaxBytes} bytes",
            _ when OperatingSystem.IsWindows() && !SafeFileName.IsSafe(key + ".enc", out var unsafeReason) => unsafeReason,
            _ => null,
        };
        return reason is null
            ? key
            : throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"The secret key '{new string([.. key.Take(80).Select(static c => char.IsControl(c) ? '?' : c)])}' {reason}.",
                "Use letters, digits, '-', '_' and single dots, for example DB_PASSWORD.");
    }

    /// <summary>A text made into a key the way generated keys are (SEC-6): <c>@</c> goes, slashes become hyphens, <c>..</c> becomes a dot.</summary>
    public static string Sanitise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = text
            .Replace("@", "", StringComparison.Ordinal)
            .Replace('/', '-')
            .Replace('\\', '-')
            .Replace("\0", "", StringComparison.Ordinal);
        while (clean.Contains("..", StringComparison.Ordinal))
        {
            clean = clean.Replace("..", ".", StringComparison.Ordinal);
        }

        return clean;
    }
}
