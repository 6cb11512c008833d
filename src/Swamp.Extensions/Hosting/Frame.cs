using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>One message between the engine and the host, with the bytes that belong to it.</summary>
/// <param name="Message">The message; <c>t</c> says what it is.</param>
/// <param name="Bytes">Content of files; empty for everything else.</param>
internal sealed record Frame(JsonObject Message, ReadOnlyMemory<byte> Bytes);
