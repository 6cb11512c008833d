using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>The variables that carry the secrets of one command, numbered in the order of their first use (SHELL-7).</summary>
internal sealed class ShellVariables(SecretTable secrets, bool isWindows)
{
    private const string Prefix = "__SWAMP_VAULT_";

    // What systems take for one variable, less room for its name: Linux 128 KiB, Windows 32 767 characters.
    private const int MaxBytes = 128 * 1024 - 64;
    private const int MaxWindowsChars = 32_000;

    private readonly Dictionary<string, string> nameByToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>The token that stands at a position, if one does.</summary>
    public bool IsTokenAt(string text, int position, [NotNullWhen(true)] out string? token)
    {
        token = null;
        var prefix = secrets.TokenPrefix;
        if (string.CompareOrdinal(text, position, prefix, 0, prefix.Length) != 0)
        {
            return false;
        }

        var end = position + prefix.Length;
        while (end < text.Length && (text[end] == '_' || char.IsAsciiDigit(text[end])))
        {
            end++;
            if (text[end - 1] == '_' && text[end - 2] == '_' && secrets.TryGetValue(text[position..end], out _))
            {
                token = text[position..end];
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the variable for a token.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultFailed"/> when its value cannot be a variable.</exception>
    public string NameFor(string token)
    {
        if (!nameByToken.TryGetValue(token, out var name))
        {
            _ = secrets.TryGetValue(token, out var value);
            Check(value!);
            name = Prefix + nameByToken.Count.ToString(CultureInfo.InvariantCulture);
            nameByToken.Add(token, name);
            values.Add(name, value!);
        }

        return name;
    }

    private void Check(string value)
    {
        var problem = value.Contains('\0', StringComparison.Ordinal) ? "holds a NUL character"
            : isWindows ? value.Length > MaxWindowsChars ? $"is longer than {MaxWindowsChars} characters" : null
            : Encoding.UTF8.GetByteCount(value) > MaxBytes ? $"is longer than {MaxBytes} bytes"
            : null;
        if (problem is not null)
        {
            throw new SwampException(
                ErrorCodes.VaultFailed,
                $"A secret of the command {problem}, so it cannot be handed to a shell.",
                "Let the command read it itself: swamp vault read-secret <vault> <key> --yes");
        }
    }
}
