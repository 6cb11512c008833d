using Swamp.Engine.Errors;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>Files and folders that only their owner may open. On Windows the folder's access list decides, and nothing is done here.</summary>
internal static class PrivateFile
{
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Refuses a key that others can read (VAULT-15; for the generated key too).</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultFailed"/> with the command that mends it.</exception>
    public static void RequirePrivate(string path, string what)
    {
        if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(path) & Others) is var open and not UnixFileMode.None)
        {
            throw new SwampException(
                ErrorCodes.VaultFailed,
                $"The {what} '{path}' can be used by other users (mode {Octal(System.IO.File.GetUnixFileMode(path))}, extra rights {Octal(open)}).",
                $"chmod 600 '{path.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        }
    }

    /// <summary>Makes a folder and those above it, up to a root that may exist already, with access for the owner only.</summary>
    public static void CreateFolder(string root, string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (!string.Equals(root, path, StringComparison.Ordinal) && Path.GetDirectoryName(path) is { } parent)
        {
            CreateFolder(root, parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Folder);
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
