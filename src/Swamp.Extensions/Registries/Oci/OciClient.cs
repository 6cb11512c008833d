using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>Calls a registry: logs in when asked to, waits when asked to, tries again when that may help, and says plainly what went wrong.</summary>
internal sealed class OciClient(OciAddress address, DockerCredentials credentials, OciLimits limits, TimeProvider clock, string version) : IDisposable
{
    private readonly ConcurrentDictionary<string, AuthenticationHeaderValue> logins = new(StringComparer.Ordinal);
    private HttpClient? client;

    public OciAddress Address => address;

    /// <summary>Made with the first call, so that nothing of it is loaded by commands that need no registry.</summary>
    private HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler
    {
        ConnectTimeout = limits.Answer,
        AutomaticDecompression = DecompressionMethods.None,
        MaxAutomaticRedirections = 5,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes a call. What is returned has been read whole.</summary>
    /// <param name="make">Makes the request; called again for each attempt.</param>
    /// <param name="repository">The repository that it is about; decides which login is used. Empty for the registry as a whole.</param>
    /// <param name="scope">What is done to it: <c>pull</c>, or <c>pull,push</c>.</param>
    /// <param name="mostBytes">Most bytes of the answer.</param>
    /// <param name="limit">Most time of one attempt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<OciAnswer> SendAsync(Func<HttpRequestMessage> make, string repository, string scope, long mostBytes, TimeSpan limit, CancellationToken cancellationToken)
    {
        var wait = limits.FirstWait;
        var isLoggedIn = false;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TryAsync(make, repository, scope, mostBytes, limit, attempt >= limits.Attempts, cancellationToken);
            if (answer is null)
            {
                await Task.Delay(wait, clock, cancellationToken);
                wait *= 2;
                continue;
            }

            if (answer.Status == HttpStatusCode.Unauthorized && !isLoggedIn)
            {
                isLoggedIn = await LogInAsync(answer, repository, scope, cancellationToken);
                if (isLoggedIn)
                {
                    attempt--;
                    continue;
                }
            }

            if (answer.Status == HttpStatusCode.TooManyRequests && attempt < limits.Attempts && (answer.RetryAfter ?? wait) <= limits.LongestWait)
            {
                await Task.Delay(answer.RetryAfter ?? wait, clock, cancellationToken);
                wait *= 2;
                continue;
            }

            if ((int)answer.Status >= 500 && attempt < limits.Attempts)
            {
                await Task.Delay(wait, clock, cancellationToken);
                wait *= 2;
                continue;
            }

            return answer;
        }
    }

    /// <summary>The error for an answer that is not the expected one.</summary>
    public SwampException ErrorOf(OciAnswer answer, string what)
    {
        var said = Said(answer);
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => new SwampException(
                ErrorCodes.Unauthorized, $"The registry {address.Origin} wants a login for {what}{said}", $"docker login {address.Host}"),
            HttpStatusCode.Forbidden => new SwampException(
                ErrorCodes.Unauthorized, $"The registry {address.Origin} forbids {what}{said}", "Ask whoever runs the registry for access."),
            HttpStatusCode.TooManyRequests => new SwampException(new SwampError
            {
                Code = ErrorCodes.RateLimited,
                Message = $"The registry {address.Origin} wants fewer requests; {what} was not done{said}",
                Hint = answer.RetryAfter is { } wait ? $"Try again in {Math.Ceiling(wait.TotalSeconds):0} s." : "Try again in a minute.",
                Retryable = true,
            }),
            _ => RegistryErrors.Failed(address.Origin, $"answers {what} with HTTP {(int)answer.Status}{said}", (int)answer.Status >= 500),
        };
    }

    public void Dispose() => client?.Dispose();

    private static string Said(OciAnswer answer)
    {
        try
        {
            var first = JsonSerializer.Deserialize(answer.Body, RegistryJsonContext.Default.OciErrors)?.Errors is [var one, ..] ? one : null;
            var text = first?.Message is { Length: > 0 } message ? message : first?.Code;
            return text is null ? "." : $": {(text.Length > 200 ? text[..200] + "…" : text)}.";
        }
        catch (JsonException)
        {
            // A page of a proxy says nothing to a caller.
            return ".";
        }
    }

    /// <summary>One attempt; null when it failed in a way that another attempt may mend.</summary>
    private async Task<OciAnswer?> TryAsync(
        Func<HttpRequestMessage> make, string repository, string scope, long mostBytes, TimeSpan limit, bool isLast, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var request = make();
        request.Headers.UserAgent.TryParseAdd($"swamp/{version}");
        if (logins.GetValueOrDefault($"{repository} {scope}") is { } login && IsOwn(request.RequestUri!))
        {
            request.Headers.Authorization = login;
        }

        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await OciAnswer.ReadAsync(response, mostBytes, clock.GetUtcNow(), both.Token);
        }
        catch (OciTooLargeException)
        {
            throw RegistryErrors.Failed(address.Origin, $"sends more than the {mostBytes} bytes that are expected.");
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SwampException(new SwampError
            {
                Code = ErrorCodes.TimedOut,
                Message = $"The registry {address.Origin} did not answer within {limit.TotalSeconds:0.###} s.",
                Hint = "Is it running? Try again in a while.",
                Retryable = true,
            });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            if (exception.InnerException is AuthenticationException)
            {
                throw RegistryErrors.Failed(
                    address.Origin, $"cannot be trusted: {exception.InnerException.Message} For a certificate authority of your own, name its file in SSL_CERT_FILE.", cause: exception);
            }

            return isLast ? throw RegistryErrors.Failed(address.Origin, $"could not be reached: {exception.Message}", isRetryable: true, exception) : null;
        }
    }

    /// <summary>Whether an address is the registry's own: logins go nowhere else.</summary>
    private bool IsOwn(Uri uri) => Uri.Compare(uri, address.Base, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<bool> LogInAsync(OciAnswer answer, string repository, string scope, CancellationToken cancellationToken)
    {
        if (OciChallenge.Read(answer.Challenges) is not { } challenge)
        {
            return false;
        }

        var credential = await credentials.FindAsync(address.Host, cancellationToken);
        var key = $"{repository} {scope}";
        if (!challenge.IsBearer)
        {
            if (credential?.User is not { } user)
            {
                return false;
            }

            logins[key] = Basic(user, credential.Secret);
            return true;
        }

        if (await TokenAsync(challenge, credential, repository, scope, cancellationToken) is not { } token)
        {
            return false;
        }

        logins[key] = new AuthenticationHeaderValue("Bearer", token);
        return true;
    }

    private static AuthenticationHeaderValue Basic(string user, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));

    private async Task<string?> TokenAsync(OciChallenge challenge, OciCredential? credential, string repository, string scope, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || realm.Scheme is not ("http" or "https") || (realm.Scheme == "http" && address.Base.Scheme == "https"))
        {
            throw RegistryErrors.Failed(address.Origin, $"sends callers to '{challenge.Realm}' for a token, which cannot be used.");
        }

        var wanted = challenge.Scope ?? (repository.Length > 0 ? $"repository:{repository}:{scope}" : "registry:catalog:*");
        HttpRequestMessage Make()
        {
            if (credential is { User: null })
            {
                // An identity token is exchanged, never shown to the registry itself.
                var form = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "refresh_token",
                    ["refresh_token"] = credential.Secret,
                    ["service"] = challenge.Service ?? "",
                    ["scope"] = wanted,
                    ["client_id"] = "swamp",
                };
                return new HttpRequestMessage(HttpMethod.Post, realm) { Content = new FormUrlEncodedContent(form) };
            }

            var query = $"scope={Uri.EscapeDataString(wanted)}" + (challenge.Service is { } service ? $"&service={Uri.EscapeDataString(service)}" : "");
            var request = new HttpRequestMessage(HttpMethod.Get, $"{realm}{(realm.Query.Length > 0 ? "&" : "?")}{query}");
            if (credential is not null)
            {
                request.Headers.Authorization = Basic(credential.User!, credential.Secret);
            }

            return request;
        }

        var answer = await TryAsync(Make, "", "token", limits.AnswerBytes, limits.Answer, isLast: true, cancellationToken);
        if (answer!.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }

        try
        {
            var token = answer.Status == HttpStatusCode.OK ? JsonSerializer.Deserialize(answer.Body, RegistryJsonContext.Default.OciToken) : null;
            return token?.Token ?? token?.AccessToken ?? throw ErrorOf(answer, "the request for a token");
        }
        catch (JsonException exception)
        {
            throw RegistryErrors.Failed(address.Origin, "has a token service that answers something that is no token.", cause: exception);
        }
    }
}
