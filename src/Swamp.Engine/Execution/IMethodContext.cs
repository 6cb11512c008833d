using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;

namespace Swamp.Engine.Execution;

/// <summary>What a method may use while it runs (TYPE-20).</summary>
public interface IMethodContext
{
    /// <summary>Absolute path of the repository.</summary>
    string RepositoryPath { get; }

    /// <summary>The evaluated definition, its global arguments resolved, coerced and with defaults.</summary>
    Definition Definition { get; }

    /// <summary>Name of the method that runs.</summary>
    string MethodName { get; }

    /// <summary>Global arguments that have no value, and why (EXPR-11).</summary>
    IReadOnlyDictionary<string, string> UnresolvedGlobals { get; }

    /// <summary>The method's arguments before they are checked, secrets as tokens; what checks see of them.</summary>
    JsonObject GivenArguments { get; }

    /// <summary>Tags of the run for all its data (RUN-15).</summary>
    IReadOnlyDictionary<string, string> RunTags { get; }

    /// <summary>The methods behind this one, itself the last; null where methods cannot call others.</summary>
    CallChain? Calls => null;

    /// <summary>Values that stand for secrets in <see cref="Definition"/> and arguments, and how to get at them (SEC-1).</summary>
    Expressions.SecretTable Secrets { get; }

    /// <summary>Writes a resource: validated (a violation warns, EXEC-7), secrets moved to a vault, redacted, stored as a new version.</summary>
    Task<DataHandle> WriteResourceAsync(string spec, string name, JsonNode? content, WriteOverrides? overrides, CancellationToken cancellationToken);

    /// <summary>Opens a writer for a file item (TYPE-21).</summary>
    Task<IFileWriter> CreateFileWriterAsync(string spec, string name, WriteOverrides? overrides, CancellationToken cancellationToken);

    /// <summary>Reads a resource of this model with its secrets resolved; null when absent.</summary>
    Task<JsonNode?> ReadResourceAsync(string name, int? version, CancellationToken cancellationToken);

    /// <summary>Names of this model's resources that can be read, ordered.</summary>
    ValueTask<IReadOnlyList<string>> ListResourcesAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Writes a deletion marker after a resource of this model; false when there is nothing to delete.</summary>
    Task<bool> DeleteResourceAsync(string name, CancellationToken cancellationToken);

    /// <summary>Opens the way for what a program prints; it reaches people and the log as redacted lines.</summary>
    /// <param name="stream">Where it comes from.</param>
    /// <param name="cancellationToken">Ends the reporting.</param>
    IMethodOutput OpenOutput(MethodStream stream, CancellationToken cancellationToken);

    /// <summary>A filter that takes secrets out of bytes that come in pieces, for what is to be kept.</summary>
    Redaction.ByteRedaction OpenRedaction();

    /// <summary>
    /// Reports a whole message; redacted before it reaches anybody (TYPE-25). Output of programs goes through
    /// <see cref="OpenOutput"/>, because a secret of several lines cannot be seen in any one of them.
    /// </summary>
    ValueTask LogAsync(MethodLogLine line, CancellationToken cancellationToken);
}
