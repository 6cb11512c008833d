using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>The engine's side of one call: answers what the extension asks for while it runs.</summary>
internal interface IHostCall
{
    /// <summary>Does something on behalf of the extension.</summary>
    /// <param name="name">Name of the capability.</param>
    /// <param name="parameters">What was asked.</param>
    /// <param name="bytes">Bytes that came with it.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    Task<HostAnswer> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Takes a line that was logged or printed.</summary>
    ValueTask LogAsync(string level, string text, CancellationToken cancellationToken);
}
