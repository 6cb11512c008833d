using System.Text.Json.Nodes;

namespace Swamp.Extensions.Hosting;

/// <summary>Answer to a capability request.</summary>
/// <param name="Value">The answer as JSON; null is an answer too.</param>
/// <param name="Bytes">Bytes that go with it.</param>
internal readonly record struct HostAnswer(JsonNode? Value, ReadOnlyMemory<byte> Bytes = default);
