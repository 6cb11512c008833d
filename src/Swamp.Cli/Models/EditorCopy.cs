namespace Swamp.Cli.Models;

/// <summary>The copy of a file that an editor works on, in a folder of its own that only the user can read.</summary>
internal sealed class EditorCopy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-edit-").FullName;
    private bool keep;

    public EditorCopy(string fileName, string text)
    {
        Path = System.IO.Path.Combine(folder, fileName);
        File.WriteAllText(Path, text);
    }

    /// <summary>The copy.</summary>
    public string Path { get; }

    /// <summary>What it holds now.</summary>
    public Task<string> ReadAsync(CancellationToken cancellationToken) => File.ReadAllTextAsync(Path, cancellationToken);

    /// <summary>Leaves the copy where it is, because the user's work is in it.</summary>
    public void Keep() => keep = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!keep)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
