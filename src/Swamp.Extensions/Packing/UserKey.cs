using System.Security.Cryptography;

namespace Swamp.Extensions.Packing;

/// <summary>A key that only this user has; what is sealed with it was not written by somebody else. It lies in the cache folder and can be made anew at any time.</summary>
/// <param name="path">Absolute path of its file.</param>
internal sealed class UserKey(string path)
{
    private const int Bytes = 32;

    /// <summary>The key; null when there is none.</summary>
    /// <param name="mayMake">Whether it is made when its file is not there.</param>
    /// <exception cref="IOException">It cannot be read or made.</exception>
    public byte[]? Read(bool mayMake)
    {
        if (!File.Exists(path))
        {
            if (!mayMake)
            {
                return null;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var made = $"{path}.{Path.GetRandomFileName()}.tmp";
            var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(made, creation))
            {
                file.Write(RandomNumberGenerator.GetBytes(Bytes));
            }

            try
            {
                File.Move(made, path, overwrite: false);
            }
            catch (IOException)
            {
                // Another process was faster; its key counts.
                File.Delete(made);
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == Bytes ? key : null;
    }
}
