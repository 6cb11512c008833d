using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Notes and refresh hooks of vaults on the wire: as they lie in files (VAULT-17).</summary>
internal static class VaultNotes
{
    public static JsonObject? Write(SecretAnnotation? annotation)
    {
        if (annotation is null)
        {
            return null;
        }

        var json = new JsonObject();
        if (annotation.Url is { } url)
        {
            json["url"] = url;
        }

        if (annotation.Notes is { } notes)
        {
            json["notes"] = notes;
        }

        if (annotation.Labels.Count > 0)
        {
            json["labels"] = new JsonObject(annotation.Labels.Select(static l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value)));
        }

        json["updatedAt"] = Text(annotation.UpdatedAt);
        return json;
    }

    public static SecretAnnotation ReadAnnotation(JsonNode? json) => new()
    {
        Url = (string?)json?["url"],
        Notes = (string?)json?["notes"],
        Labels = json?["labels"] is JsonObject labels ? labels.ToDictionary(static l => l.Key, static l => (string?)l.Value ?? "", StringComparer.Ordinal) : [],
        UpdatedAt = Time(json?["updatedAt"]) ?? DateTimeOffset.UnixEpoch,
    };

    public static JsonObject? Write(SecretRefresh? hook) => hook is null
        ? null
        : new JsonObject
        {
            ["command"] = hook.Command,
            ["ttlMs"] = (long)hook.Ttl.TotalMilliseconds,
            ["lastRefreshedAt"] = hook.LastRefreshedAt is { } time ? Text(time) : null,
        };

    public static SecretRefresh ReadHook(JsonNode? json) => new()
    {
        Command = (string?)json?["command"] ?? "",
        Ttl = TimeSpan.FromMilliseconds((long?)json?["ttlMs"] ?? 0),
        LastRefreshedAt = Time(json?["lastRefreshedAt"]),
    };

    private static DateTimeOffset? Time(JsonNode? json) =>
        DateTimeOffset.TryParse((string?)json, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
