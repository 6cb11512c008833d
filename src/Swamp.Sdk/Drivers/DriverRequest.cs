using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>A method call that is ready to run: expressions evaluated, arguments complete, checks passed.</summary>
public sealed record DriverRequest
{
    /// <summary>Version of this record's meaning: 1.</summary>
    public int ProtocolVersion { get; init; } = 1;

    /// <summary>Normalized type of the model.</summary>
    public required string ModelType { get; init; }

    /// <summary>Id of the definition.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the method.</summary>
    public required string MethodName { get; init; }

    /// <summary>Global arguments; secrets are real values.</summary>
    public required JsonObject GlobalArgs { get; init; }

    /// <summary>Method arguments; secrets are real values.</summary>
    public required JsonObject MethodArgs { get; init; }

    /// <summary>The definition.</summary>
    public required DefinitionInfo DefinitionMeta { get; init; }

    /// <summary>Declared resources by name, with their descriptions.</summary>
    public IReadOnlyDictionary<string, string?> ResourceSpecs { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Declared files by name, with their media types.</summary>
    public IReadOnlyDictionary<string, string> FileSpecs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The extension's code as one JavaScript module that exports <c>model</c>; null for built-in methods and those in C#.</summary>
    public ReadOnlyMemory<byte>? Bundle { get; init; }

    /// <summary>W3C trace context: <c>traceparent</c>, <c>tracestate</c>; empty when tracing is off.</summary>
    public IReadOnlyDictionary<string, string> TraceHeaders { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
