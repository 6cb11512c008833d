namespace Swamp.Engine.Data;

/// <summary>Writes one version piece by piece. Disposing without completing abandons it.</summary>
public interface IDataWriter : IAsyncDisposable
{
    /// <summary>Absolute path of the growing content; it moves when the writer completes.</summary>
    string ContentPath { get; }

    /// <summary>Appends bytes.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Makes the version visible and latest (or ready to commit, when deferred).</summary>
    /// <exception cref="Errors.SwampException">The file system refused; nothing became visible.</exception>
    ValueTask<DataVersion> CompleteAsync(CancellationToken cancellationToken);
}
