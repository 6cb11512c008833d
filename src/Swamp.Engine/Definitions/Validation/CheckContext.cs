using Swamp.Engine.Redaction;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>What a check may use during a validation: it can look at everything a method could, and change nothing.</summary>
internal sealed class CheckContext(
    string repositoryPath, Definition definition, ModelType type, string methodName, SecretTable secrets, IDataStore data, SensitiveOutputs outputs) : IMethodContext
{
    public string RepositoryPath => repositoryPath;

    public Definition Definition => definition;

    public string MethodName => methodName;

    public SecretTable Secrets => secrets;

    public IReadOnlyDictionary<string, string> UnresolvedGlobals { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public JsonObject GivenArguments { get; } = [];

    public IReadOnlyDictionary<string, string> RunTags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Task<DataHandle> WriteResourceAsync(
        string spec, string name, JsonNode? content, WriteOverrides? overrides, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IFileWriter> CreateFileWriterAsync(string spec, string name, WriteOverrides? overrides, CancellationToken cancellationToken) => throw ReadOnly();

    public async Task<JsonNode?> ReadResourceAsync(string name, int? version, CancellationToken cancellationToken)
    {
        var key = new DataItemKey(definition.Type.Normalized, definition.Id, name);
        var found = await data.FindAsync(key, version, cancellationToken);
        if (found is null || found.Metadata.IsDeleted || found.Metadata.ContentType != "application/json")
        {
            return null;
        }

        var content = JsonNode.Parse(await data.ReadContentAsync(found, cancellationToken));
        return await outputs.ResolveReferencesAsync(content, definition.Id, type, cancellationToken);
    }

    public Task<bool> DeleteResourceAsync(string name, CancellationToken cancellationToken) => throw ReadOnly();

    public IMethodOutput OpenOutput(MethodStream stream, CancellationToken cancellationToken) => new Discarded();

    public ByteRedaction OpenRedaction() => new Redactor().OpenBytes();

    public ValueTask LogAsync(MethodLogLine line, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static SwampException ReadOnly() =>
        new(ErrorCodes.MethodExecutionFailed, "A check tried to write data while the model was validated.", "Checks may only look.");

    /// <summary>A validation shows verdicts, not what programs print.</summary>
    private sealed class Discarded : IMethodOutput
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes) => ValueTask.CompletedTask;

        public ValueTask FinishAsync() => ValueTask.CompletedTask;
    }
}
