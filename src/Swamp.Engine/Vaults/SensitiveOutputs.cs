using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Vaults;

/// <summary>Moves the sensitive fields of outputs into a vault, and brings them back for those who may read them (SEC-5 to SEC-11).</summary>
public sealed class SensitiveOutputs(VaultService vaults, Redactor redactor, string? defaultVault)
{
    /// <summary>The object as it may be stored: sensitive values are references to a vault.</summary>
    /// <exception cref="SwampException">There is no vault to take the values (SEC-11).</exception>
    public async Task<JsonObject> ProtectAsync(ResourceSpec spec, JsonObject content, SensitiveOutputTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(content);
        var stored = (JsonObject)content.DeepClone();
        foreach (var (path, rule) in FieldsOf(spec, stored))
        {
            if (At(stored, path) is { } value && TextOf(value) is var text)
            {
                redactor.Register(text);
                var vault = await VaultForAsync(spec, rule, target, path, cancellationToken);
                var key = rule?.VaultKey ?? target.KeyOf(string.Join('.', path));
                await vaults.PutAsync(vault, key, text, labels: null, "data-writer:vault-ref-resolve", cancellationToken);
                Replace(stored, path, VaultReferences.Write(vault, key));
            }
        }

        return stored;
    }

    /// <summary>A copy with every reference to a vault replaced by its value; the values are registered for redaction.</summary>
    public async Task<JsonNode?> ResolveReferencesAsync(JsonNode? content, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    copy[key] = await ResolveReferencesAsync(value, cancellationToken);
                }

                return copy;
            case JsonArray list:
                var items = new JsonArray();
                foreach (var item in list)
                {
                    items.Add(await ResolveReferencesAsync(item, cancellationToken));
                }

                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && VaultReferences.TryRead(value.GetValue<string>(), out var vault, out var secret):
                var text = await vaults.ReadAsync(vault, secret, "data-writer:vault-ref-resolve", cancellationToken);
                redactor.Register(text);
                return text;
            default:
                return content?.DeepClone();
        }
    }

    /// <summary>Whether a type's outputs need a vault (EXEC-3).</summary>
    public static bool AreDeclaredBy(ModelType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Resources.Values.Any(spec => spec.SensitiveOutput || SensitivePaths.Of(spec.Schema).Count > 0);
    }

    private static IEnumerable<(IReadOnlyList<string> Path, SensitivePath? Rule)> FieldsOf(ResourceSpec spec, JsonObject content) =>
        spec.SensitiveOutput
            ? content.Select(field => ((IReadOnlyList<string>)[field.Key], (SensitivePath?)null)).ToList()
            : SensitivePaths.In(spec.Schema, content).Select(field => (field.Path, (SensitivePath?)field.Rule)).ToList();

    private static string TextOf(JsonNode value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : value.ToJsonString();

    private static JsonNode? At(JsonNode root, IReadOnlyList<string> path)
    {
        JsonNode? node = root;
        foreach (var part in path)
        {
            node = node switch
            {
                JsonObject map => map[part],
                JsonArray list when int.TryParse(part, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    private static void Replace(JsonObject root, IReadOnlyList<string> path, string value)
    {
        switch (At(root, [.. path.SkipLast(1)]))
        {
            case JsonObject map:
                map[path[^1]] = value;
                break;
            case JsonArray list:
                list[int.Parse(path[^1])] = value;
                break;
            default:
                break;
        }
    }

    private async Task<string> VaultForAsync(
        ResourceSpec spec, SensitivePath? rule, SensitiveOutputTarget target, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        var vault = await vaults.ChooseAsync(new VaultChoice(rule?.VaultName, target.DefinitionVault, spec.VaultName, defaultVault), cancellationToken);
        return vault?.Name ?? throw new SwampException(
            ErrorCodes.VaultNotFound,
            $"The field '{string.Join('.', path)}' of {target.Spec} is a secret, and there is no vault to keep it in.",
            "swamp vault create local_encryption secrets");
    }
}
