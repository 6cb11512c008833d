using System.Text.Json.Nodes;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Vaults;

/// <summary>Notes about secrets that an extension's vault keeps (VAULT-7, VAULT-17).</summary>
internal sealed class HostedAnnotations(HostedVaultCalls calls) : IVaultAnnotations
{
    public async Task<SecretAnnotation?> GetAsync(string key, CancellationToken cancellationToken)
    {
        switch (await calls.CallAsync("getAnnotation", cancellationToken, key))
        {
            case null:
                return null;
            case JsonObject found:
                var labels = DescriptionReader.Map(found["labels"]);
                return new SecretAnnotation
                {
                    Url = DescriptionReader.Text(found["url"]),
                    Notes = DescriptionReader.Text(found["notes"]),
                    Labels = labels.Count > 0 ? labels : null,
                    UpdatedAt = DescriptionReader.Text(found["updatedAt"]) ?? "1970-01-01T00:00:00.000Z",
                };
            default:
                throw calls.Unexpected("getAnnotation", "an object with url, notes, labels and updatedAt, or nothing");
        }
    }

    public Task PutAsync(string key, SecretAnnotation annotation, CancellationToken cancellationToken)
    {
        var json = new JsonObject();
        if (annotation.Url is { } url)
        {
            json["url"] = url;
        }

        if (annotation.Notes is { } notes)
        {
            json["notes"] = notes;
        }

        if (annotation.Labels is { } labels)
        {
            json["labels"] = new JsonObject(labels.Select(static l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value)));
        }

        json["updatedAt"] = annotation.UpdatedAt;
        return calls.CallAsync("putAnnotation", cancellationToken, key, json);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => calls.CallAsync("deleteAnnotation", cancellationToken, key);
}
