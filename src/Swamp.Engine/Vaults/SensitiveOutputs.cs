using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Vaults;

/// <summary>Moves the sensitive fields of outputs into a vault, and brings them back for those who may read them (SEC-5 to SEC-12).</summary>
public sealed class SensitiveOutputs(VaultService vaults, Redactor redactor, string? defaultVault)
{
    /// <summary>Whether a type's outputs need a vault (EXEC-3, DOC-11).</summary>
    public static bool AreDeclaredBy(ModelType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Resources.Values.Any(static spec => spec.SensitiveOutput || SensitivePaths.Of(spec.Schema).Count > 0);
    }

    /// <summary>The object as it may be stored: sensitive values are references to a vault. Values that are references already stay.</summary>
    /// <exception cref="SwampException">There is no vault to take the values (SEC-11).</exception>
    public async Task<ProtectedOutput> ProtectAsync(ResourceSpec spec, JsonObject content, SensitiveOutputTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(target);
        var fields = FieldsOf(spec, content).Where(static field => field.Value is not null && !IsReference(field.Value)).ToList();
        if (fields.Count == 0)
        {
            return new ProtectedOutput(content, []);
        }

        var copy = (JsonObject)content.DeepClone();
        var stored = new List<StoredSecret>(fields.Count);
        foreach (var (path, value, rule) in fields)
        {
            redactor.Register(value);
            var dotted = string.Join('.', path);
            var choice = new VaultChoice(rule?.VaultName, target.DefinitionVault, spec.VaultName, defaultVault);
            var vault = await vaults.ChooseAsync(choice, cancellationToken) ?? throw NoVault(target, fields.Select(static f => string.Join('.', f.Path)));
            var key = rule?.VaultKey is { } named ? SecretKey.Sanitise(named) : target.KeyOf(dotted);
            await vaults.PutAsync(vault.Name, key, TextOf(value!), labels: null, VaultCallers.SensitiveOutput, cancellationToken);
            Replace(copy, path, VaultReferences.Write(vault.Name, key));
            stored.Add(new StoredSecret(dotted, vault.Name, key));
        }

        return new ProtectedOutput(copy, stored);
    }

    /// <summary>
    /// A copy with references to the model's own secrets replaced by their values, which are registered for redaction (SEC-10, SEC-12). Only
    /// texts that are nothing but one reference count, and only to keys that were made for this model or that its type declares: stored text
    /// may come from anywhere, for example from what a command printed, and must not be able to fetch other secrets.
    /// </summary>
    /// <param name="content">Stored content; not changed.</param>
    /// <param name="modelId">The model that wrote it.</param>
    /// <param name="type">The model's type, when it is known; its schemas may name keys.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<JsonNode?> ResolveReferencesAsync(JsonNode? content, string modelId, ModelType? type, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    copy[key] = await ResolveReferencesAsync(value, modelId, type, cancellationToken);
                }

                return copy;
            case JsonArray list:
                var items = new JsonArray();
                foreach (var item in list)
                {
                    items.Add(await ResolveReferencesAsync(item, modelId, type, cancellationToken));
                }

                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String
                && VaultReferences.TryRead(value.GetValue<string>(), out var vault, out var secret)
                && (secret.Contains(modelId, StringComparison.OrdinalIgnoreCase) || IsDeclared(type, secret)):
                var text = await vaults.ReadAsync(vault, secret, VaultCallers.StoredReference, cancellationToken);
                redactor.Register(text);
                return text;
            default:
                return content?.DeepClone();
        }
    }

    private static bool IsDeclared(ModelType? type, string key) => type is not null && type.Resources.Values
        .SelectMany(static spec => SensitivePaths.Of(spec.Schema))
        .Any(path => path.VaultKey is { } named && SecretKey.Sanitise(named) == key);

    private static IEnumerable<(IReadOnlyList<string> Path, JsonNode? Value, SensitivePath? Rule)> FieldsOf(ResourceSpec spec, JsonObject content)
    {
        if (!spec.SensitiveOutput)
        {
            return SensitivePaths.In(spec.Schema, content).Select(static field => (field.Path, field.Value, (SensitivePath?)field.Rule));
        }

        var rules = SensitivePaths.In(spec.Schema, content).Where(static field => field.Path.Count == 1).ToDictionary(static field => field.Path[0], static field => field.Rule);
        return content.Select(field => ((IReadOnlyList<string>)[field.Key], field.Value, rules.GetValueOrDefault(field.Key)));
    }

    private static bool IsReference(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && VaultReferences.TryRead(value.GetValue<string>(), out _, out _);

    private static string TextOf(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(JsonTexts.Compact);

    private static void Replace(JsonObject root, IReadOnlyList<string> path, string reference)
    {
        JsonNode? parent = root;
        foreach (var step in path.SkipLast(1))
        {
            parent = parent is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)] : parent?[step];
        }

        if (parent is JsonArray list)
        {
            list[int.Parse(path[^1], CultureInfo.InvariantCulture)] = reference;
        }
        else
        {
            parent![path[^1]] = reference;
        }
    }

    private static SwampException NoVault(SensitiveOutputTarget target, IEnumerable<string> fields) => new(
        ErrorCodes.VaultNotFound,
        $"The output '{target.Instance}' ({target.Spec}) has secret fields ({string.Join(", ", fields)}), and there is no vault to keep them in.",
        $"swamp vault create {VaultTypeNames.LocalEncryption} my-vault");
}
