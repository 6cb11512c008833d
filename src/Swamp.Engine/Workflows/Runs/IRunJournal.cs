using System.Text.Json.Nodes;

namespace Swamp.Engine.Workflows.Runs;

/// <summary>
/// The journal of one run: what happened, in order, each entry durable when its task ends. Entries of concurrent callers are written together.
/// </summary>
public interface IRunJournal : IAsyncDisposable
{
    /// <summary>Adds an entry. Safe for concurrent callers; entries appear in the order of the calls.</summary>
    ValueTask AppendAsync(JsonObject entry);

    /// <summary>Whether there is no entry yet.</summary>
    bool IsEmpty { get; }

    /// <summary>Bytes written so far by this process.</summary>
    long BytesWritten { get; }
}
