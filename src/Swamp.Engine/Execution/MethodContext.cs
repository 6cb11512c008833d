using Swamp.Engine.Redaction;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Output;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Execution;

/// <summary>
/// The context of one method call. Everything that leaves through it is redacted; every version it writes is remembered as produced data.
/// </summary>
internal sealed class MethodContext(
    RunIdentity run, PreparedRun prepared, Definition definition, MethodContextServices services) : IMethodContext
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<ProducedData> produced = [];
    private readonly List<DataVersion> deferred = [];

    public string RepositoryPath => services.RepositoryPath;

    public Definition Definition => definition;

    public string MethodName => run.Method.Name;

    public SecretTable Secrets => prepared.Secrets;

    public IReadOnlyDictionary<string, string> UnresolvedGlobals { get; } =
        prepared.UnresolvedGlobals.DistinctBy(static u => u.PathParts[1]).ToDictionary(static u => u.PathParts[1], static u => u.Error.Message, StringComparer.Ordinal);

    public JsonObject GivenArguments => prepared.Arguments;

    public IReadOnlyDictionary<string, string> RunTags => run.RuntimeTags;

    public CallChain? Calls { get; } = CallChain.Then(run.Caller, run.Type, run.Method.Name, run.ModelId, run.OutputId);

    /// <summary>What was written so far, in order.</summary>
    public IReadOnlyList<ProducedData> Produced => produced;

    /// <summary>Versions that wait for the method to succeed (EXEC-6).</summary>
    public IReadOnlyList<DataVersion> Deferred => deferred;

    public async Task<DataHandle> WriteResourceAsync(
        string spec, string name, JsonNode? content, WriteOverrides? overrides, CancellationToken cancellationToken)
    {
        var resource = Spec(run.Type.Resources, spec, "resource");
        name = run.NameOf(spec, name);
        await WarnAboutViolationsAsync(resource, spec, name, content, cancellationToken);
        if (content is JsonObject fields)
        {
            var guarded = await services.SensitiveOutputs.ProtectAsync(
                resource,
                fields,
                new SensitiveOutputTarget(run.Type.Name.Normalized, definition.Id, MethodName, spec, name, VaultOf(spec)),
                cancellationToken);
            await TellStoredAsync(guarded.Stored, cancellationToken);
            content = guarded.Content;
        }

        var stored = services.Redactor.Redact(content);
        var write = WriteOf(spec, name, DataKind.Resource, "application/json", Lifetime(spec, resource.Lifetime, overrides), Retention(spec, resource.GarbageCollection, overrides), streaming: false, resource.Tags, overrides);
        var version = await services.Data.WriteAsync(write, Encoding.UTF8.GetBytes(stored?.ToJsonString(Compact) ?? "null"), cancellationToken);
        return await RememberAsync(version, spec, DataKind.Resource, stored, cancellationToken);
    }

    public async Task<IFileWriter> CreateFileWriterAsync(string spec, string name, WriteOverrides? overrides, CancellationToken cancellationToken)
    {
        var file = Spec(run.Type.Files, spec, "file");
        name = run.NameOf(spec, name);
        var write = WriteOf(
            spec,
            name,
            DataKind.File,
            overrides?.ContentType ?? file.ContentType,
            Lifetime(spec, file.Lifetime, overrides),
            Retention(spec, file.GarbageCollection, overrides),
            overrides?.Streaming ?? file.Streaming,
            file.Tags,
            overrides);
        var writer = await services.Data.OpenWriterAsync(write, cancellationToken);
        return new RedactingFileWriter(
            writer, services.Redactor, version => RememberAsync(version, spec, DataKind.File, attributes: null, cancellationToken));
    }

    public async Task<JsonNode?> ReadResourceAsync(string name, int? version, CancellationToken cancellationToken)
    {
        var found = await services.Data.FindAsync(run.KeyOf(name), version, cancellationToken);
        if (found is null || found.Metadata.ContentType != "application/json" || found.Metadata.IsDeleted)
        {
            return null;
        }

        var content = JsonNode.Parse(await services.Data.ReadContentAsync(found, cancellationToken));
        return await services.SensitiveOutputs.ResolveReferencesAsync(content, definition.Id, run.Type, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<string>> ListResourcesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var key in await services.Data.ListItemsAsync(run.Type.Name.Normalized, run.ModelId, cancellationToken))
        {
            if (await services.Data.FindLatestAsync(key, cancellationToken) is { Metadata: { IsTombstone: false, IsDeleted: false, ContentType: "application/json" } })
            {
                names.Add(key.Name);
            }
        }

        return names;
    }

    public async Task<bool> DeleteResourceAsync(string name, CancellationToken cancellationToken) =>
        await services.Data.MarkDeletedAsync(run.KeyOf(name), run.Owner(definition), MethodName, cancellationToken) is not null;

    public IMethodOutput OpenOutput(MethodStream stream, CancellationToken cancellationToken) =>
        new RedactedLines(services.Redactor, line => TellAsync(new MethodLogLine(stream, line), cancellationToken));

    public ByteRedaction OpenRedaction() => services.Redactor.OpenBytes();

    public ValueTask LogAsync(MethodLogLine line, CancellationToken cancellationToken) =>
        TellAsync(line with { Text = services.Redactor.Redact(line.Text) }, cancellationToken);

    /// <summary>Takes over a version that something else stored for this run; one that was written here is known already.</summary>
    /// <exception cref="SwampException">The model has no such version.</exception>
    public async Task AdoptAsync(string name, int version, string id, CancellationToken cancellationToken)
    {
        if (produced.Exists(p => p.Handle.Id == id))
        {
            return;
        }

        if (await services.Data.FindAsync(run.KeyOf(name), version, cancellationToken) is not { Metadata.IsTombstone: false } found || found.Metadata.Id != id)
        {
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"The driver says that it stored version {version} of '{name}' as {id}, and {definition.Name} has no such version.",
                "A driver hands over what it did not store itself as 'pending'.");
        }

        var kind = found.Metadata.Tag("type") == "file" ? DataKind.File : DataKind.Resource;
        var content = found.Metadata.ContentType == "application/json" ? JsonNode.Parse(await services.Data.ReadContentAsync(found, cancellationToken)) : null;
        produced.Add(new ProducedData(DataHandle.Of(found, found.Metadata.Tag("specName") ?? "", kind), content));
    }

    private async ValueTask TellAsync(MethodLogLine redacted, CancellationToken cancellationToken)
    {
        await services.Log.WriteAsync(
            redacted.Stream == MethodStream.Stdout ? "INF" : "WRN", $"{run.Type.Name.Normalized}·{MethodName}", redacted.Text, cancellationToken);
        await services.Observer.OutputAsync(redacted, cancellationToken);
    }

    private static T Spec<T>(IReadOnlyDictionary<string, T> specs, string name, string kind) =>
        specs.TryGetValue(name, out var spec)
            ? spec
            : throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"Unknown {kind} spec '{name}'. Declared {kind} specs: {(specs.Count == 0 ? "none" : string.Join(", ", specs.Keys))}.");

    private async ValueTask WarnAboutViolationsAsync(
        ResourceSpec resource, string spec, string name, JsonNode? content, CancellationToken cancellationToken)
    {
        var violations = JsonSchema.Compile(resource.Schema).Validate(content);
        if (violations.Count > 0)
        {
            var text = string.Join("; ", violations.Take(5));
            await services.Observer.NoticeAsync(
                "resource_schema_violation",
                services.Redactor.Redact($"The {spec} '{name}' does not match its schema: {text}"),
                isWarning: true,
                new JsonObject { ["spec"] = spec, ["name"] = name },
                cancellationToken);
        }
    }

    private async ValueTask TellStoredAsync(IReadOnlyList<StoredSecret> secrets, CancellationToken cancellationToken)
    {
        foreach (var secret in secrets)
        {
            await services.Observer.NoticeAsync(
                "vault_secret_stored",
                $"{secret.FieldPath} is kept in vault '{secret.VaultName}' as '{secret.VaultKey}'.",
                isWarning: false,
                new JsonObject { ["fieldPath"] = secret.FieldPath, ["vaultName"] = secret.VaultName, ["vaultKey"] = secret.VaultKey },
                cancellationToken);
        }
    }

    private OutputOverride? OverrideOf(string spec) =>
        run.Outputs is not null && run.Outputs.TryGetValue(spec, out var step) ? step.Override : definition.Resources.GetValueOrDefault(spec);

    private string? VaultOf(string spec) => OverrideOf(spec)?.VaultName;

    private string Lifetime(string spec, string declared, WriteOverrides? overrides) =>
        overrides?.Lifetime ?? OverrideOf(spec)?.Lifetime ?? declared;

    private string Retention(string spec, string declared, WriteOverrides? overrides) =>
        overrides?.GarbageCollection ?? OverrideOf(spec)?.GarbageCollection ?? declared;

    private DataWrite WriteOf(
        string spec,
        string name,
        DataKind kind,
        string contentType,
        string lifetime,
        string retention,
        bool streaming,
        IReadOnlyDictionary<string, string> specTags,
        WriteOverrides? overrides) => new()
        {
            Key = run.KeyOf(name),
            ContentType = contentType,
            Lifetime = lifetime,
            GarbageCollection = retention,
            Streaming = streaming,
            Staged = overrides?.Staged ?? false,
            Tags = run.TagsFor(definition, spec, kind, specTags, overrides?.Tags),
            Owner = run.Owner(definition),
            Deferred = run.Method.RollbackOnFailure,
        };

    private async Task<DataHandle> RememberAsync(DataVersion version, string spec, DataKind kind, JsonNode? attributes, CancellationToken cancellationToken)
    {
        var handle = DataHandle.Of(version, spec, kind);
        produced.Add(new ProducedData(handle, attributes));
        if (run.Method.RollbackOnFailure)
        {
            deferred.Add(version);
        }

        await services.Observer.StageAsync("Stored", $"{handle.Name} v{handle.Version} ({spec})", cancellationToken);
        return handle;
    }
}
