using Swamp.Engine.Files;

namespace Swamp.Extensions.Registries.Transport;

/// <summary>
/// What has come of a download. It lies in the user's cache under its digest, so that the next attempt, of this process or a later one, goes on where this
/// one ended. Where nothing can be written (any more), or another process downloads the same, it is kept in memory.
/// </summary>
internal sealed class PartialDownload : IDisposable
{
    /// <summary>Ending of the files.</summary>
    public const string Ending = ".part";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private string? path;
    private Stream stream;
    private bool isDone;

    private PartialDownload(string? path, Stream stream, bool isContinuable) => (this.path, this.stream, IsContinuable, Length) = (path, stream, isContinuable, stream.Length);

    /// <summary>Whether it can be found out in the end that the parts belong together; else every attempt begins anew.</summary>
    public bool IsContinuable { get; }

    /// <summary>Bytes that are there.</summary>
    public long Length { get; private set; }

    /// <summary>Opens what is there of a download, and deletes what others left behind long ago.</summary>
    /// <param name="folder">The folder; null to use memory.</param>
    /// <param name="digest">What will come, <c>sha256:…</c>; null when unknown, and nothing is kept then.</param>
    /// <param name="now">The time.</param>
    public static PartialDownload Open(string? folder, string? digest, DateTimeOffset now)
    {
        if (folder is null || digest is null)
        {
            return new PartialDownload(null, new MemoryStream(), digest is not null);
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, digest["sha256:".Length..] + Ending);
            Sweep(folder, path, now);
            return new PartialDownload(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), isContinuable: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PartialDownload(null, new MemoryStream(), isContinuable: true);
        }
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        Length = 0;
        try
        {
            stream.SetLength(0);
        }
        catch (Exception exception) when (path is not null && FileErrors.IsRefusal(exception))
        {
            GoOnInMemory(new MemoryStream());
        }
    }

    /// <summary>Appends the content of a response.</summary>
    /// <exception cref="AnswerTooLargeException">There would be more than <paramref name="mostBytes"/> in all.</exception>
    public Task AppendAsync(HttpResponseMessage response, long mostBytes, CancellationToken cancellationToken) =>
        RegistryAnswer.CopyAsync(response, WriteAsync, mostBytes - Length, cancellationToken);

    /// <summary>Everything that is there.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[Length];
        stream.Seek(0, SeekOrigin.Begin);
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Nothing of it is needed any more.</summary>
    public void Finish() => isDone = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        var isNeeded = !isDone && Length > 0;
        stream.Dispose();
        if (path is not null && !isNeeded)
        {
            Delete(path);
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            stream.Seek(Length, SeekOrigin.Begin);
            await stream.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (path is not null && FileErrors.IsRefusal(exception))
        {
            // The disk of the cache is full. That says nothing about the registry, nor about the disk of the repository.
            var memory = new MemoryStream();
            memory.Write(await ReadAsync(CancellationToken.None));
            memory.Write(bytes.Span);
            GoOnInMemory(memory);
        }

        Length += bytes.Length;
    }

    private void GoOnInMemory(MemoryStream memory)
    {
        stream.Dispose();
        stream = memory;
        Delete(path!);
        path = null;
    }

    private static void Sweep(string folder, string own, DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending).Where(f => f != own && now.UtcDateTime - File.GetLastWriteTimeUtc(f) > Kept))
        {
            Delete(file);
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next sweep takes it.
        }
    }
}
