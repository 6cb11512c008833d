using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Data;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>A writer whose content is readable while it grows (DATA-4a); size and checksum follow when it completes.</summary>
internal sealed class GrowingWriter(FileDataStore store, DataWrite write, ItemFolder item, DataVersion opened) : IDataWriter
{
    private readonly ContentHasher _hasher = new();
    private readonly SafeFileHandle _handle = File.OpenHandle(
        opened.ContentPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    private long _size;
    private bool _ended;

    public string ContentPath => opened.ContentPath;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        WriterState.ThrowIfEnded(_ended, write.Key);
        cancellationToken.ThrowIfCancellationRequested();
        return store.Guarded(write.Key, "write", () =>
        {
            RandomAccess.Write(_handle, bytes.Span, _size);
            _hasher.Append(bytes.Span);
            _size += bytes.Length;
            return ValueTask.CompletedTask;
        });
    }

    public ValueTask<DataVersion> CompleteAsync(CancellationToken cancellationToken)
    {
        WriterState.ThrowIfEnded(_ended, write.Key);
        cancellationToken.ThrowIfCancellationRequested();
        return store.Guarded(write.Key, "write", () =>
        {
            if (store.FlushesToDisk)
            {
                DiskFlush.File(_handle);
            }

            var length = RandomAccess.GetLength(_handle);
            _handle.Dispose();
            var checksum = WriterState.Checksum(_hasher, _size, length, ContentPath);
            var version = store.Rewritten(write.Key, item, opened.Metadata with { SizeBytes = length, Checksum = checksum });
            _ended = true;
            return ValueTask.FromResult(version);
        });
    }

    public async ValueTask DisposeAsync()
    {
        _hasher.Dispose();
        if (!_ended)
        {
            _ended = true;
            _handle.Dispose();
            _ = await store.DeleteVersionsAsync(write.Key, [opened.Version], CancellationToken.None);
        }
    }
}
