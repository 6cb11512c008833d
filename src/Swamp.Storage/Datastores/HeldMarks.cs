using Swamp.Engine.Repositories;
using Swamp.Storage.Files;

namespace Swamp.Storage.Datastores;

/// <summary>
/// Tells commands that a method starts which locks its run holds (ENV-7). A provider writes the id of its own process into a lock, so the id that the commands are
/// given says nothing; a file named after the lock does.
/// </summary>
internal sealed class HeldMarks(RepositoryLayout layout, int processId, int? parent)
{
    private readonly string _folder = Path.Combine(layout.Local, "locks");

    /// <summary>Notes that this process holds a lock.</summary>
    public void Add(string nonce)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(processId, nonce))!);
            File.WriteAllBytes(PathOf(processId, nonce), []);
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // A command that a method starts for its own model will then wait for the lock and say so.
        }
    }

    /// <summary>Forgets it again.</summary>
    public void Remove(string nonce)
    {
        SmallFile.TryDelete(PathOf(processId, nonce));
        SmallFile.TryDeleteEmptyFolder(Path.GetDirectoryName(PathOf(processId, nonce))!);
    }

    /// <summary>Whether the process that started this one holds the lock.</summary>
    public bool IsParents(string nonce) => parent is { } holder && nonce.Length > 0 && File.Exists(PathOf(holder, nonce));

    /// <summary>Whether this process holds the lock.</summary>
    public bool IsOwn(string nonce) => nonce.Length > 0 && File.Exists(PathOf(processId, nonce));

    // What a provider calls its locks is its own affair, and may not be a file name.
    private string PathOf(int process, string nonce) =>
        Path.Combine(_folder, $"{process}", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(nonce)))[..32]);
}
