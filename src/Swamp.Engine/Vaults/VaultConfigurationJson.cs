using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Vaults;

/// <summary>The file form of a vault's configuration (VAULT-1); every complaint has a place.</summary>
internal static class VaultConfigurationJson
{
    public static JsonObject Write(VaultConfiguration vault)
    {
        var json = new JsonObject
        {
            ["id"] = IdFormat.Text(vault.Id),
            ["name"] = vault.Name,
            ["type"] = vault.Type,
            ["config"] = vault.Config.DeepClone(),
            ["createdAt"] = IdFormat.Text(vault.CreatedAt),
        };
        if (vault.AuditReads)
        {
            json["auditReads"] = true;
        }

        return json;
    }

    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDocument"/>.</exception>
    public static VaultConfiguration Read(YamlDocument document, string path)
    {
        var json = document.ToJsonObject();
        var type = Text(document, json, "type");
        return new VaultConfiguration
        {
            Id = Guid.TryParseExact(Text(document, json, "id"), "D", out var id) ? id : throw Wrong(document, "id", "is not a UUID"),
            Name = SafeFileName.IsSafe(Text(document, json, "name"), out var reason) ? json["name"]!.ToString() : throw Wrong(document, "name", reason),
            Type = type,
            Config = json["config"] switch
            {
                null => [],
                JsonObject config => (JsonObject)config.DeepClone(),
                _ => throw Wrong(document, "config", "must be a map"),
            },
            CreatedAt = Time(document, json, path),
            AuditReads = json["auditReads"]?.GetValueKind() switch
            {
                null or JsonValueKind.False => false,
                JsonValueKind.True => true,
                _ => throw Wrong(document, "auditReads", "must be true or false"),
            },
            Path = path,
        };
    }

    private static string Text(YamlDocument document, JsonObject json, string key) => json[key] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0 => value.GetValue<string>(),
        null => throw Wrong(document, key, "is missing"),
        _ => throw Wrong(document, key, "must be a text"),
    };

    // Configurations written by hand may leave the time out; the file's own is near enough.
    private static DateTimeOffset Time(YamlDocument document, JsonObject json, string path)
    {
        if (json["createdAt"] is null)
        {
            return new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(Text(document, json, "createdAt"), CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : throw Wrong(document, "createdAt", "is not an ISO-8601 time");
    }

    private static SwampException Wrong(YamlDocument document, string key, string problem)
    {
        var place = document.LocationOf(key) ?? new SourceLocation(document.FileName, 1, 1);
        return new SwampException(ErrorCodes.InvalidDocument, $"{place}: the vault's {key} {problem}.", "A vault has id, name, type, config and createdAt.", place);
    }
}
