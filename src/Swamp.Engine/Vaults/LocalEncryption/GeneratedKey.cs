using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Vaults.LocalEncryption;

/// <summary>
/// A key file that swamp makes itself: two UUIDs, 72 characters (VAULT-14). However many processes want to make it at once, one makes it and
/// all use it. An empty file is one that is being made, or whose maker died; after a while it counts as missing.
/// </summary>
internal sealed class GeneratedKey(string path, string folderRoot, IIdGenerator ids, TimeProvider clock)
{
    private const int Attempts = 20;
    private const int LargestFile = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public string Path => path;

    /// <summary>The key; null when there is none yet.</summary>
    public async Task<KeyMaterial?> TryLoadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadAsync(cancellationToken) is { } material)
            {
                return material;
            }

            // Empty or busy: somebody may be writing it at this moment.
            if (!File.Exists(path) || attempt == Attempts)
            {
                return null;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>The key, made when there is none.</summary>
    public async Task<KeyMaterial> LoadOrCreateAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryLoadAsync(cancellationToken) is { } material)
            {
                return material;
            }

            Create();
        }

        throw new SwampException(ErrorCodes.VaultFailed, $"The key file '{path}' stays empty.", "Delete it if the vault holds no secrets yet.");
    }

    private async Task<KeyMaterial?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw new SwampException(ErrorCodes.VaultFailed, $"The key file '{path}' is too large to be one.", "Check key_file in the vault's configuration.");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            if (bytes.Length == 0)
            {
                return null;
            }

            PrivateFile.RequirePrivate(path, "key file");
            return new KeyMaterial(bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw FileErrors.Of("read", path, exception);
        }
        catch (IOException) when (!Directory.Exists(path))
        {
            return null; // locked by the process that is making it
        }
    }

    private void Create()
    {
        var content = Encoding.ASCII.GetBytes($"{ids.NewUuid():D}{ids.NewUuid():D}");
        try
        {
            PrivateFile.CreateFolder(folderRoot, System.IO.Path.GetDirectoryName(path)!);
            Fill(content);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw FileErrors.Of("written", path, exception);
        }
        catch (IOException exception) when (!File.Exists(path))
        {
            throw FileErrors.Of("written", path, exception);
        }
        catch (IOException)
        {
            // Another process has it; the next look decides.
        }
        finally
        {
            Array.Clear(content);
        }
    }

    /// <summary>
    /// Writes the key into a file that is new, or was left empty. Making a file is exclusive (a rename would not be: it replaces what another
    /// process made meanwhile), and the lock keeps other processes out between the look at the length and the write.
    /// </summary>
    private void Fill(byte[] content)
    {
        var isNew = !File.Exists(path);
        var options = new FileStreamOptions
        {
            Mode = isNew ? FileMode.CreateNew : FileMode.Open,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (isNew && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile.File;
        }

        using (var stream = new FileStream(path, options))
        {
            if (stream.Length > 0)
            {
                return;
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, PrivateFile.File);
            }

            WriteOrEmpty(stream, content);
        }

        DirectorySync.Flush(System.IO.Path.GetDirectoryName(path)!);
    }

    // Half a key would be taken for a whole one; an empty file counts as none (VAULT-14).
    private void WriteOrEmpty(FileStream stream, byte[] content)
    {
        try
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (FileErrors.IsRefusal(exception))
        {
            stream.SetLength(0);
            throw FileErrors.Of("written", path, exception);
        }
    }
}
