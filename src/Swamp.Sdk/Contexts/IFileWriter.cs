namespace Swamp.Sdk;

/// <summary>
/// Writes one version of a file. Every task ends when the engine has taken the content, so that awaiting it bounds the memory in use. A writer that is
/// never completed leaves nothing behind.
/// </summary>
public interface IFileWriter
{
    /// <summary>Adds bytes.</summary>
    /// <param name="content">The bytes.</param>
    Task WriteAsync(ReadOnlyMemory<byte> content);

    /// <summary>Adds a line of text in UTF-8, ended by a line feed.</summary>
    /// <param name="line">The line.</param>
    Task WriteLineAsync(string line);

    /// <summary>Stores what was written, and whatever stands in the file of <see cref="GetFilePath"/>.</summary>
    Task<DataHandle> CompleteAsync();

    /// <summary>Writes bytes and completes.</summary>
    /// <param name="content">The bytes.</param>
    Task<DataHandle> WriteAllAsync(ReadOnlyMemory<byte> content);

    /// <summary>Writes text in UTF-8 and completes.</summary>
    /// <param name="text">The text.</param>
    Task<DataHandle> WriteAllTextAsync(string text);

    /// <summary>Writes everything a stream holds and completes.</summary>
    /// <param name="content">The stream; it stays open.</param>
    /// <param name="onLine">Told every line on its way, without its end.</param>
    Task<DataHandle> WriteAllAsync(Stream content, Action<string>? onLine = null);

    /// <summary>Absolute path of an empty file that the method, or a program it starts, fills; <see cref="CompleteAsync"/> takes it over.</summary>
    string GetFilePath();
}
