using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Swamp.Testing;

/// <summary>An npm registry, a database of vulnerabilities and a counter of downloads on one loopback port.</summary>
internal sealed class PackageServices : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, string> answers = new(StringComparer.Ordinal);
    private readonly Task serving;

    public PackageServices()
    {
        // A port that was free a moment ago may have been taken since.
        for (var attempt = 1; ; attempt++)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            }

            try
            {
                listener.Prefixes.Add(Address);
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener = new HttpListener();
            }
        }

        serving = ServeAsync();
    }

    public string Address { get; }

    public string Npm => Address + "npm/";

    public string Osv => Address + "osv";

    public string Downloads => Address + "counter";

    /// <summary>Method and address of every call; of a question about vulnerabilities the package and version.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Status of answers of the database; 200 when it is well.</summary>
    public int OsvStatus { get; set; } = 200;

    /// <summary>Whether the counter of downloads knows anything.</summary>
    public bool Counts => answers.Keys.Any(static a => a.StartsWith("counter/", StringComparison.Ordinal));

    /// <summary>The <c>Authorization</c> that came last.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Gives the registry a package.</summary>
    public PackageServices With(string name, string[] versions, string? license = "MIT", string published = "2026-11-01T00:00:00Z", string? deprecated = null, bool hasMaintainers = true)
    {
        var all = new JsonObject();
        var times = new JsonObject { ["created"] = "2001-01-01T00:00:00Z", ["modified"] = "2026-11-20T00:00:00Z" };
        foreach (var version in versions)
        {
            var one = new JsonObject { ["name"] = name, ["version"] = version };
            if (license is not null)
            {
                one["license"] = license;
            }

            if (deprecated is not null)
            {
                one["deprecated"] = deprecated;
            }

            all[version] = one;
            times[version] = published;
        }

        var document = new JsonObject { ["name"] = name, ["dist-tags"] = new JsonObject { ["latest"] = versions[^1] }, ["versions"] = all, ["time"] = times };
        document["maintainers"] = hasMaintainers ? new JsonArray(new JsonObject { ["name"] = "ann" }) : new JsonArray();
        return Answer($"npm/{name}", document.ToJsonString());
    }

    /// <summary>Gives the database a vulnerability.</summary>
    public PackageServices WithVulnerability(string name, string version, string id, string? severity, bool isWithdrawn = false)
    {
        var one = new JsonObject { ["id"] = id, ["summary"] = $"About {id}" };
        if (severity is not null)
        {
            one["database_specific"] = new JsonObject { ["severity"] = severity };
        }

        if (isWithdrawn)
        {
            one["withdrawn"] = "2026-01-01T00:00:00Z";
        }

        return Answer($"osv {name} {version}", new JsonObject { ["vulns"] = new JsonArray(one) }.ToJsonString());
    }

    /// <summary>Whatever is asked there is answered so.</summary>
    public PackageServices Answer(string what, string body)
    {
        answers[what] = body;
        return this;
    }

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
                using var sent = new StreamReader(context.Request.InputStream);
                var (status, body) = Answer(context.Request, await sent.ReadToEndAsync());
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
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

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        var path = Uri.UnescapeDataString(request.RawUrl!.TrimStart('/'));
        Authorization = request.Headers["Authorization"] ?? Authorization;
        if (path == "osv/v1/query")
        {
            var question = JsonNode.Parse(body)!;
            var what = $"osv {question["package"]!["name"]} {question["version"]}";
            Calls.Enqueue($"{what} {question["package"]!["ecosystem"]}");
            return (OsvStatus, answers.GetValueOrDefault(what, "{}"));
        }

        Calls.Enqueue($"{request.HttpMethod} {path}");
        return answers.TryGetValue(path, out var answer) ? (200, answer) : (404, "{\"error\":\"Not found\"}");
    }
}
