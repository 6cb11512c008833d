using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Extensions.Registries.Transport;

namespace Swamp.Extensions.Registries.Http;

/// <summary>Calls the HTTP API of a registry (REG-1 to REG-32): shows the key where it may be shown, and says plainly what went wrong.</summary>
internal sealed partial class HttpRegistryClient(string origin, HttpLogin login, RegistryLimits limits, RegistryTransport calls, RegistryTransport archives) : IDisposable
{
    private const int LongestText = 300;

    private readonly Uri root = new($"{origin}/api/v1/extensions/");

    /// <summary>The key goes over TLS, or not beyond this machine.</summary>
    private string? Key => login.MayBeSent && (root.Scheme == "https" || root.IsLoopback) ? login.ApiKey : null;

    /// <summary>Asks for something.</summary>
    /// <returns>The answer; null when there is no such thing.</returns>
    public async Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> shape, string what, CancellationToken cancellationToken, params HttpStatusCode[] alsoNone)
        where T : class
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound || alsoNone.Contains(answer.Status) ? null : Parse(Checked(answer, what), shape, what);
    }

    /// <summary>Asks, and returns the answer whatever it is.</summary>
    public Task<RegistryAnswer> AskAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Has something done. It is not repeated when it is unknown whether it was done.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.Unauthorized"/>: there is no key.</exception>
    public async Task<RegistryAnswer> PostAsync(string path, JsonObject? body, string what, CancellationToken cancellationToken)
    {
        RequireKey(what);
        return Checked(await SendAsync(HttpMethod.Post, path, body, cancellationToken), what);
    }

    /// <summary>Fails when there is no key that may be shown.</summary>
    public void RequireKey(string what)
    {
        if (Key is null)
        {
            throw new SwampException(ErrorCodes.Unauthorized, $"The registry {origin} wants a key for {what}.", KeyHint());
        }
    }

    /// <summary>Puts an archive to where the registry said.</summary>
    public async Task PutArchiveAsync(Uri place, ReadOnlyMemory<byte> archive, string what, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest
        {
            Make = () =>
            {
                var content = new ReadOnlyMemoryContent(archive);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
                return new HttpRequestMessage(HttpMethod.Put, Foreign(place)) { Content = content };
            },
            MostBytes = limits.AnswerBytes,
            Limit = limits.Archive,
        };
        var answer = await archives.SendAsync(request, cancellationToken);
        if (answer.Status == HttpStatusCode.TooManyRequests)
        {
            throw archives.Busy(answer, $"the archive of {what}", ". Nothing was published.");
        }

        if (!answer.IsOk)
        {
            throw RegistryErrors.Failed(origin, $"did not take the archive of {what} (HTTP {(int)answer.Status}). Nothing was published.", (int)answer.Status >= 500);
        }
    }

    /// <summary>Gets an archive from where the registry said; goes on where an earlier attempt ended.</summary>
    public async Task<byte[]> GetArchiveAsync(Uri place, string? digest, long mostBytes, string what, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest { Make = () => new HttpRequestMessage(HttpMethod.Get, Foreign(place)), MostBytes = mostBytes, Limit = limits.Archive };
        var answer = await archives.DownloadAsync(request, digest, cancellationToken);
        return answer switch
        {
            { Status: HttpStatusCode.TooManyRequests } => throw archives.Busy(answer, $"the archive of {what}", "."),
            { IsOk: false } => throw RegistryErrors.Failed(origin, $"does not give the archive of {what} (HTTP {(int)answer.Status}).", (int)answer.Status >= 500),
            { ContentType: "text/html" } => throw RegistryErrors.Failed(origin, $"sends a web page instead of the archive of {what}. Does something between here and there want a login?"),
            _ => answer.Body,
        };
    }

    /// <summary>Reads JSON.</summary>
    public T Parse<T>(RegistryAnswer answer, JsonTypeInfo<T> shape, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, shape) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw RegistryErrors.Failed(origin, $"sends something for {what} that cannot be read; is it a registry at all?", cause: exception);
        }
    }

    public void Dispose()
    {
        calls.Dispose();
        archives.Dispose();
    }

    /// <summary>The address of a place that the registry named; what came over TLS does not lead out of it.</summary>
    private Uri Foreign(Uri place)
    {
        var address = new Uri(root, place);
        return address.Scheme == "https" || (address.Scheme == "http" && root.Scheme == "http")
            ? address
            : throw RegistryErrors.Failed(origin, $"sends callers to {address.Scheme}://{address.Host}, which is not safe.");
    }

    private async Task<RegistryAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest
        {
            Make = () =>
            {
                var message = new HttpRequestMessage(method, new Uri(root.AbsoluteUri + path));
                message.Headers.TryAddWithoutValidation("Accept", "application/json");
                if (Key is { } key)
                {
                    message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
                    message.Headers.TryAddWithoutValidation("x-api-key", key);
                }

                if (body is not null)
                {
                    message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
                }

                return message;
            },
            MostBytes = limits.AnswerBytes,
            Limit = limits.Answer,
            IsRepeatable = method == HttpMethod.Get,
        };
        return await calls.SendAsync(request, cancellationToken);
    }

    private RegistryAnswer Checked(RegistryAnswer answer, string what) => answer.IsOk ? answer : throw ErrorOf(answer, what);

    /// <summary>The error for an answer that is not the expected one (REG-30).</summary>
    public SwampException ErrorOf(RegistryAnswer answer, string what)
    {
        var text = Said(answer);
        var said = text.Length == 0 ? "." : $": {text}{(text[^1] is '.' or '!' ? "" : ".")}";
        return (int)answer.Status switch
        {
            401 => new SwampException(ErrorCodes.Unauthorized, $"The registry {origin} wants a key for {what}, or does not know the one it got{said}", KeyHint()),
            403 => new SwampException(
                ErrorCodes.Unauthorized,
                $"The registry {origin} forbids {what}{said}",
                Scope().Match(text) is { Success: true } scope ? $"The key lacks the scope {scope.Groups[1].Value}; make a new one that has it." : "Ask whoever runs the registry for access."),
            409 => new SwampException(ErrorCodes.Conflict, $"The registry {origin} refuses {what}{said}", "swamp extension info shows what it has."),
            422 => new SwampException(ErrorCodes.InvalidArgument, $"The registry {origin} refuses {what}{said}", "Correct what it complains about."),
            429 => calls.Busy(answer, what, said),
            >= 300 and < 400 => RegistryErrors.Failed(origin, $"sends callers elsewhere for {what}{(answer.Location is { IsAbsoluteUri: true } place ? $", to {place.Scheme}://{place.Authority}" : "")}; configure that address itself if you trust it."),
            var status => RegistryErrors.Failed(origin, $"answers {what} with HTTP {status}{said}", status >= 500),
        };
    }

    /// <summary>What an answer says in words; empty for nothing.</summary>
    public static string Said(RegistryAnswer answer)
    {
        string? text = null;
        try
        {
            text = JsonSerializer.Deserialize(answer.Body, RegistryJsonContext.Default.ApiRefusal)?.Text;
        }
        catch (JsonException)
        {
            // A page of a proxy says nothing to a caller; a line of plain text may.
            text = answer.ContentType == "text/plain" ? Encoding.UTF8.GetString(answer.Body) : null;
        }

        text = new string([.. (text ?? "").Trim().Select(static c => char.IsControl(c) ? ' ' : c)]);
        return text.Length > LongestText ? text[..LongestText] + "…" : text;
    }

    private string KeyHint() => login switch
    {
        { ApiKey: null } => "Put a key of the registry into SWAMP_API_KEY.",
        { MayBeSent: false } => $"SWAMP_API_KEY is kept back, since only the repository names this registry. Name it yourself: SWAMP_CLUB_URL={origin}, or in your registries.yaml.",
        _ when Key is null => "SWAMP_API_KEY is kept back, since the address is not https.",
        _ => "Put another key of the registry into SWAMP_API_KEY.",
    };

    [GeneratedRegex(@"scope[^a-z]+(?:['""]?)([a-z_-]+:[a-z_:-]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Scope();
}
