using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.Registries;

/// <summary>A registry with the HTTP API of REG-1 to REG-32, on a loopback port, written from the specification alone.</summary>
internal sealed class ApiRegistry : IAsyncDisposable
{
    public const string Key = "key-of-ann";
    private const string Root = "/api/v1/extensions/";

    private readonly HttpListener listener = new();
    private readonly Task serving;
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Published>> extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> deprecated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> yanked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> storage = new(StringComparer.Ordinal);
    private int published;

    public ApiRegistry()
    {
        Origin = $"http://127.0.0.1:{DockerRegistry.FreePort()}/club";
        listener.Prefixes.Add(Origin[..^4]);
        listener.Start();
        serving = ServeAsync();
    }

    public string Origin { get; }

    /// <summary>Whether checksums are told (EXT-105).</summary>
    public bool TellsChecksums { get; set; } = true;

    /// <summary>Whether the record of an extension that was yanked as a whole says so and why (EXC-21).</summary>
    public bool TellsYanked { get; set; } = true;

    /// <summary>What storage sends instead of an archive; null for the archive.</summary>
    public byte[]? Forged { get; set; }

    /// <summary>Method, address, and whether the key came with it.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>What came with the last <c>confirm</c>.</summary>
    public JsonObject? Confirmed { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var (status, answer, location) = Answer(context.Request, body.ToArray());
                context.Response.StatusCode = status;
                context.Response.RedirectLocation = location;
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or InvalidOperationException)
            {
                if (!listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private (int Status, byte[] Body, string? Location) Answer(HttpListenerRequest request, byte[] body)
    {
        lock (gate)
        {
            var raw = request.RawUrl!;
            var hasKey = request.Headers["x-api-key"] == Key && request.Headers["Authorization"] == $"Bearer {Key}";
            Calls.Enqueue($"{request.HttpMethod} {raw}{(request.Headers["x-api-key"] is null ? "" : " +key")}");
            if (raw.StartsWith("/storage/", StringComparison.Ordinal))
            {
                return Store(request, raw, body);
            }

            var path = raw["/club".Length..];
            if (!path.StartsWith(Root, StringComparison.Ordinal))
            {
                return Json(404, new JsonObject { ["error"] = "no such page" });
            }

            path = path[Root.Length..];
            var query = request.QueryString;
            var parts = path.Split('?')[0].Split('/');
            var verb = parts.Length > 1 ? parts[1] : null;
            if (request.HttpMethod == "POST")
            {
                return hasKey ? Post(parts[0], verb, body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject()) : Json(401, new JsonObject { ["error"] = "Missing or invalid API key" });
            }

            if (parts[0] == "search")
            {
                var channels = query.GetValues("channel") ?? ["stable", "rc", "beta"];
                var found = extensions.Where(e => e.Key.Contains(query["q"] ?? "", StringComparison.Ordinal) && channels.Any(c => Latest(e.Key, c) is not null)
                    && (query["platform"] is not { } p || extensions[e.Key][^1].Body["platforms"]!.AsArray() is var named && (named.Count == 0 || named.Any(n => (string?)n == p)))
                    && (query["collective"] is not { } c || e.Key.StartsWith($"@{c}/", StringComparison.Ordinal))).Select(static e => e.Key).Order(StringComparer.Ordinal).ToList();
                found = query["sort"] switch
                {
                    "new" => [.. found.OrderByDescending(n => extensions[n][0].At)],
                    "updated" => [.. found.OrderByDescending(n => extensions[n][^1].At)],
                    "relevance" or "name" => found,
                    _ => [],
                };
                return Json(200, new JsonObject { ["extensions"] = new JsonArray([.. found.Select(RecordOf)]), ["meta"] = new JsonObject { ["total"] = found.Count, ["page"] = 1, ["perPage"] = 100 } });
            }

            var (name, version) = Reference(parts[0]);
            if (!extensions.TryGetValue(name, out var versions))
            {
                return Json(404, new JsonObject { ["error"] = "Extension not found" });
            }

            var one = versions.Find(v => v.Version == version);
            return verb switch
            {
                null => Json(200, RecordOf(name)),
                "latest" => Latest(name, query["channel"] ?? "stable") is { } latest
                    ? Json(200, new JsonObject { ["latestVersion"] = latest.Version, ["latestVersionDetail"] = Detail(latest) })
                    : Json(410, []),
                "versions" => Json(200, new JsonObject
                {
                    ["versions"] = new JsonArray([.. versions.Where(static v => !v.IsYanked).Select(static v => new JsonObject { ["version"] = v.Version, ["channel"] = v.Channel, ["publishedAt"] = v.At })]),
                    ["meta"] = new JsonObject { ["total"] = versions.Count(static v => !v.IsYanked), ["page"] = 1, ["perPage"] = 100 },
                }),
                "checksum" when one is not null && TellsChecksums => Json(200, new JsonObject { ["checksum"] = Convert.ToHexStringLower(SHA256.HashData(storage[one.Place])) }),
                "download" when one is not null => (302, [], $"{Origin[..^5]}{one.Place}?signature=1"),
                _ => Json(404, new JsonObject { ["error"] = "not found" }),
            };
        }
    }

    private (int Status, byte[] Body, string? Location) Store(HttpListenerRequest request, string raw, byte[] body)
    {
        var place = raw.Split('?')[0];
        if (request.Headers["x-api-key"] is not null || request.Headers["Authorization"] is not null)
        {
            return (400, "keys are not for storage"u8.ToArray(), null);
        }

        if (request.HttpMethod == "PUT")
        {
            storage[place] = body;
            return (request.ContentType == "application/gzip" ? 200 : 400, [], null);
        }

        return storage.TryGetValue(place, out var archive) ? (200, Forged ?? archive, null) : (403, [], null);
    }

    private (int Status, byte[] Body, string? Location) Post(string first, string? verb, JsonObject body)
    {
        if (first is "push" or "confirm")
        {
            var pushed = (string)body["name"]!;
            var versions = extensions.GetValueOrDefault(pushed) ?? [];
            if (versions.Exists(v => v.Version == (string)body["version"]!))
            {
                return Json(409, new JsonObject { ["error"] = $"Version {body["version"]} already exists" });
            }

            var place = $"/storage/{Uri.EscapeDataString(pushed)}/{body["version"]}";
            if (first == "push")
            {
                return Json(200, new JsonObject { ["uploadUrl"] = $"{Origin[..^5]}{place}?signature=2", ["s3Key"] = place, ["extensionId"] = "1" });
            }

            if (!storage.ContainsKey(place))
            {
                return Json(422, new JsonObject { ["error"] = "Nothing was uploaded" });
            }

            Confirmed = body;
            versions.Add(new Published((string)body["version"]!, place, body, $"2026-01-{++published:D2}T00:00:00Z") { Channel = (string?)body["channel"] ?? "stable" });
            extensions[pushed] = versions;
            return Json(201, new JsonObject { ["extensionId"] = "1", ["name"] = pushed, ["version"] = body["version"]!.DeepClone() });
        }

        var (name, version) = Reference(first);
        if (!extensions.TryGetValue(name, out var known))
        {
            return Json(404, new JsonObject { ["error"] = "Extension not found" });
        }

        switch (verb)
        {
            case "yank" when version is null && body["channel"] is null && TellsYanked:
                yanked[name] = (string?)body["reason"] ?? "";
                goto case "unyank";
            case "yank":
                goto case "unyank";
            case "unyank":
                if (verb == "unyank")
                {
                    yanked.Remove(name);
                }

                known.FindAll(v => (version is null || v.Version == version) && ((string?)body["channel"] is not { } channel || v.Channel == channel)).ForEach(v => v.IsYanked = verb == "yank");
                break;
            case "deprecate":
                deprecated[name] = body;
                break;
            case "undeprecate":
                deprecated.Remove(name);
                break;
            case "promote":
                known.Find(v => v.Version == (string?)body["version"])!.Channel = (string)body["toChannel"]!;
                break;
            default:
                return Json(404, []);
        }

        return Json(200, new JsonObject { ["message"] = "done" });
    }

    private Published? Latest(string name, string channel) =>
        extensions[name].Where(v => v.Channel == channel && !v.IsYanked).OrderByDescending(static v => v.Version, StringComparer.Ordinal).FirstOrDefault();

    private JsonObject RecordOf(string name)
    {
        var body = extensions[name][^1].Body;
        return new JsonObject
        {
            ["id"] = "1",
            ["name"] = name,
            ["namespace"] = name[1..].Split('/')[0],
            ["description"] = body["description"]?.DeepClone(),
            ["repository"] = "https://src.test/" + name,
            ["repositoryVerified"] = true,
            ["repositoryVerifiedAt"] = "2026-01-02T00:00:00Z",
            ["repositoryVerifiedUrl"] = "https://src.test",
            ["homepageUrl"] = "https://home.test",
            ["license"] = "MIT",
            ["createdAt"] = extensions[name][0].At,
            ["updatedAt"] = extensions[name][^1].At,
            ["contentNames"] = new JsonArray(name + "-flow"),
            ["deprecatedByUserId"] = deprecated.ContainsKey(name) ? "u1" : null,
            ["platforms"] = body["platforms"]?.DeepClone(),
            ["labels"] = body["labels"]?.DeepClone(),
            ["contentTypes"] = new JsonArray("workflows"),
            ["latestVersion"] = Latest(name, "stable")?.Version,
            ["latestRc"] = Latest(name, "rc")?.Version,
            ["latestBeta"] = Latest(name, "beta")?.Version,
            ["author"] = new JsonObject { ["username"] = "ann", ["displayName"] = "Ann \u001b[31mOther" },
            ["yankedAt"] = yanked.ContainsKey(name) ? "2026-01-01T00:00:00Z" : null,
            ["yankReason"] = yanked.GetValueOrDefault(name),
            ["deprecatedAt"] = deprecated.ContainsKey(name) ? "2026-01-01T00:00:00Z" : null,
            ["deprecationReason"] = deprecated.GetValueOrDefault(name)?["reason"]?.DeepClone(),
            ["supersededBy"] = deprecated.GetValueOrDefault(name)?["supersededBy"]?.DeepClone(),
            ["pullCount"] = 3,
            ["score"] = new JsonObject { ["percentage"] = 91.5, ["grade"] = "A" },
            ["dependencies"] = body["dependencies"]?.DeepClone(),
        };
    }

    private static JsonObject Detail(Published version)
    {
        var detail = version.Body["contentMetadata"]!.DeepClone().AsObject();
        detail["version"] = version.Version;
        detail["channel"] = version.Channel;
        detail["publishedAt"] = version.At;
        return detail;
    }

    /// <summary>Name and version are percent-encoded, each as one component; the <c>@</c> between them is literal (REG-3).</summary>
    private static (string Name, string? Version) Reference(string component)
    {
        var at = component.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (Uri.UnescapeDataString(component), null) : (Uri.UnescapeDataString(component[..at]), Uri.UnescapeDataString(component[(at + 1)..]));
    }

    private static (int, byte[], string?) Json(int status, JsonObject body) => (status, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), null);

    private sealed record Published(string Version, string Place, JsonObject Body, string At)
    {
        public required string Channel { get; set; }

        public bool IsYanked { get; set; }
    }
}
