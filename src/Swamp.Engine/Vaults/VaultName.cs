using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults;

/// <summary>Names of vaults (VAULT-2).</summary>
public static class VaultName
{
    /// <summary>Whether a new vault may have the name: lower-case letters, digits and hyphens, a letter first.</summary>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 100
            && char.IsAsciiLetterLower(name[0])
            && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    /// <summary>Whether the name belongs to the program's own vaults, which never take outputs.</summary>
    public static bool IsInternal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('_');
    }

    /// <summary>The name itself when a new vault may have it.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static string Check(string name) =>
        IsValid(name)
            ? name
            : throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"'{name}' cannot be the name of a vault: it must start with a lower-case letter and hold lower-case letters, digits and hyphens only.",
                "swamp vault create local_encryption my-vault");
}
