using Swamp.Engine.Data;

namespace Swamp.Engine.Execution;

/// <summary>Writes one version of a file item (TYPE-21). Disposing without completing abandons it; nothing is left behind.</summary>
public interface IFileWriter : IAsyncDisposable
{
    /// <summary>Appends bytes.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Appends a line of UTF-8 text and a newline.</summary>
    ValueTask WriteLineAsync(string line, CancellationToken cancellationToken);

    /// <summary>Makes the version visible; after this the writer cannot be used.</summary>
    Task<DataHandle> CompleteAsync(CancellationToken cancellationToken);
}
