using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults.Audit;
using Swamp.Engine.Vaults.Expressions;

namespace Swamp.Engine.Vaults.Outputs;

/// <summary>Moves secrets of outputs to vaults before they are stored, and brings them back when they are read (SEC-5 to SEC-12).</summary>
public sealed class SensitiveOutputs(VaultService vaults, VaultResolver resolver, Redactor redactor)
{
    /// <summary>Stores the secrets of an output in vaults. Values that are references already stay as they are.</summary>
    /// <param name="content">The output; not changed.</param>
    /// <param name="target">What it belongs to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.VaultNotFound"/> naming the fields when no vault can take them (SEC-11).</exception>
    public async Task<ProtectedOutput> StoreAsync(JsonObject content, SensitiveOutputTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(target);
        if (!SensitiveFields.Any(target.Spec))
        {
            return new ProtectedOutput(content, []);
        }

        var copy = (JsonObject)content.DeepClone();
        var fields = SensitiveFields.In(target.Spec, copy).Where(static field => !IsReference(field.Value)).ToList();
        var stored = new List<StoredSecret>(fields.Count);
        foreach (var field in fields)
        {
            redactor.Register(field.Value);
            var choice = new VaultChoice(field.VaultName, target.DefinitionVault, target.Spec.VaultName, target.RepositoryVault);
            var vault = await vaults.ChooseAsync(choice, cancellationToken) ?? throw NoVault(target, fields);
            var key = KeyOf(target, field);
            await vaults.PutAsync(vault.Name, key, TextOf(field.Value!), labels: null, VaultCallers.SensitiveOutput, cancellationToken);
            field.Replace(VaultExpressions.Reference(vault.Name, key));
            stored.Add(new StoredSecret(field.Path, vault.Name, key));
        }

        return new ProtectedOutput(copy, stored);
    }

    /// <summary>
    /// A copy with the secrets in the place of their references, registered for redaction. Only texts that are nothing but one reference
    /// count: text that merely contains one may come from anywhere, for example from the output of a command.
    /// </summary>
    /// <param name="content">Stored content; not changed.</param>
    /// <param name="spec">Its spec, when it is known: then only its sensitive fields are looked at, and values that were no text get their type back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<JsonNode?> ResolveReferencesAsync(JsonNode? content, ResourceSpec? spec, CancellationToken cancellationToken)
    {
        if (content is JsonObject map && spec is not null)
        {
            if (!SensitiveFields.Any(spec))
            {
                return content;
            }

            var copy = (JsonObject)map.DeepClone();
            foreach (var field in SensitiveFields.In(spec, copy))
            {
                if (ReferenceIn(field.Value) is { } call)
                {
                    field.Replace(Typed(field, await resolver.ReadAsync(call, VaultCallers.StoredReference, cancellationToken)));
                }
            }

            return copy;
        }

        return ContainsReference(content) ? await ResolvedAsync(content, cancellationToken) : content;
    }

    private static string KeyOf(SensitiveOutputTarget target, SensitiveField field)
    {
        var key = SecretKey.Sanitise(
            field.VaultKey ?? $"{target.ModelType}/{target.ModelId:D}/{target.Method}/{target.SpecName}/{target.Instance}/{field.Path}");
        if (Encoding.UTF8.GetByteCount(key) <= SecretKey.MaxBytes)
        {
            return key;
        }

        // Too long for a file name: the end gives way to a fingerprint of the whole.
        var cut = key[..Math.Min(key.Length, SecretKey.MaxBytes / 4)];
        return $"{cut.TrimEnd('.')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    private static string TextOf(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(JsonTexts.Compact);

    /// <summary>A secret whose schema allows no text was stored as JSON and becomes what it was.</summary>
    private static JsonNode? Typed(SensitiveField field, string text)
    {
        if (field.Schema["type"] is not { } type || type.ToJsonString().Contains("\"string\"", StringComparison.Ordinal))
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static VaultCall? ReferenceIn(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? VaultExpressions.WholeReference(value.GetValue<string>()) : null;

    private static bool IsReference(JsonNode? node) => ReferenceIn(node) is not null;

    private static bool ContainsReference(JsonNode? node) => node switch
    {
        JsonObject map => map.Any(static entry => ContainsReference(entry.Value)),
        JsonArray list => list.Any(ContainsReference),
        _ => IsReference(node),
    };

    private async Task<JsonNode?> ResolvedAsync(JsonNode? node, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    copy.Add(key, await ResolvedAsync(value, cancellationToken));
                }

                return copy;
            case JsonArray list:
                var items = new JsonArray();
                foreach (var value in list)
                {
                    items.Add(await ResolvedAsync(value, cancellationToken));
                }

                return items;
            default:
                return ReferenceIn(node) is { } call
                    ? JsonValue.Create(await resolver.ReadAsync(call, VaultCallers.StoredReference, cancellationToken))
                    : node?.DeepClone();
        }
    }

    private static SwampException NoVault(SensitiveOutputTarget target, IReadOnlyList<SensitiveField> fields) => new(
        ErrorCodes.VaultNotFound,
        $"The output '{target.Instance}' of {target.ModelType} has secret fields ({string.Join(", ", fields.Select(static f => f.Path))}), and there is no vault to keep them in.",
        $"swamp vault create {VaultTypeNames.LocalEncryption} my-vault");
}
