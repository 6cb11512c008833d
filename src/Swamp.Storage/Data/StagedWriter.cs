using Swamp.Engine.Data;
using Swamp.Storage.Files;

namespace Swamp.Storage.Data;

/// <summary>A writer whose content is invisible until it completes.</summary>
internal sealed class StagedWriter : IDataWriter
{
    private readonly FileDataStore _store;
    private readonly DataWrite _write;
    private readonly ItemFolder _item;
    private readonly string _stage;
    private readonly ContentHasher _hasher = new();
    private readonly FileStream _stream;
    private long _size;
    private bool _ended;

    public StagedWriter(FileDataStore store, DataWrite write, ItemFolder item, string stage)
    {
        (_store, _write, _item, _stage) = (store, write, item, stage);
        _stream = new FileStream(ContentPath, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 16384);
    }

    public string ContentPath => Path.Combine(_stage, "raw");

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        WriterState.ThrowIfEnded(_ended, _write.Key);
        cancellationToken.ThrowIfCancellationRequested();
        return _store.Guarded(_write.Key, "write", () =>
        {
            _stream.Write(bytes.Span);
            _hasher.Append(bytes.Span);
            _size += bytes.Length;
            return ValueTask.CompletedTask;
        });
    }

    public ValueTask<DataVersion> CompleteAsync(CancellationToken cancellationToken)
    {
        WriterState.ThrowIfEnded(_ended, _write.Key);
        cancellationToken.ThrowIfCancellationRequested();
        _store.Guarded(_write.Key, "write", () =>
        {
            _stream.Flush(flushToDisk: _store.FlushesToDisk);
            return true;
        });
        var length = _stream.Length;
        _stream.Dispose();
        var checksum = WriterState.Checksum(_hasher, _size, length, ContentPath);
        var version = _store.CompleteStaged(_write, _item, _stage, length, checksum);
        _ended = true;
        return ValueTask.FromResult(version);
    }

    public ValueTask DisposeAsync()
    {
        _hasher.Dispose();
        if (!_ended)
        {
            _ended = true;
            DisposeStream();
            _store.DropStaged(_write.Key, _item, _stage);
        }

        return ValueTask.CompletedTask;
    }

    private void DisposeStream()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            // The buffer could not be written; the content is being abandoned anyway.
        }
    }
}
