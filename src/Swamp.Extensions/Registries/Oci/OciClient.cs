using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Extensions.Registries.Transport;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>Calls an OCI registry: logs in when asked to, and says plainly what went wrong.</summary>
internal sealed class OciClient(OciAddress address, DockerCredentials credentials, RegistryLimits limits, RegistryTransport transport) : IDisposable
{
    private readonly ConcurrentDictionary<string, AuthenticationHeaderValue> logins = new(StringComparer.Ordinal);

    public OciAddress Address => address;

    /// <summary>Makes a call. What is returned has been read whole.</summary>
    /// <param name="make">Makes the request; called again for each attempt.</param>
    /// <param name="repository">The repository that it is about; decides which login is used. Empty for the registry as a whole.</param>
    /// <param name="scope">What is done to it: <c>pull</c>, or <c>pull,push</c>.</param>
    /// <param name="mostBytes">Most bytes of the answer.</param>
    /// <param name="limit">Most time of one attempt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<RegistryAnswer> SendAsync(Func<HttpRequestMessage> make, string repository, string scope, long mostBytes, TimeSpan limit, CancellationToken cancellationToken) =>
        transport.SendAsync(Request(make, repository, scope, mostBytes, limit), cancellationToken);

    /// <summary>Downloads a large blob; goes on where an earlier attempt ended.</summary>
    public Task<RegistryAnswer> DownloadAsync(Func<HttpRequestMessage> make, string repository, OciDescriptor blob, CancellationToken cancellationToken) =>
        transport.DownloadAsync(Request(make, repository, "pull", blob.Size, limits.Archive), blob.Digest, cancellationToken);

    /// <summary>The error for an answer that is not the expected one.</summary>
    public SwampException ErrorOf(RegistryAnswer answer, string what)
    {
        var said = Said(answer);
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => new SwampException(
                ErrorCodes.Unauthorized, $"The registry {address.Origin} wants a login for {what}{said}", $"docker login {address.Host}"),
            HttpStatusCode.Forbidden => new SwampException(
                ErrorCodes.Unauthorized, $"The registry {address.Origin} forbids {what}{said}", "Ask whoever runs the registry for access."),
            HttpStatusCode.TooManyRequests => transport.Busy(answer, what, said),
            _ => RegistryErrors.Failed(address.Origin, $"answers {what} with HTTP {(int)answer.Status}{said}", (int)answer.Status >= 500),
        };
    }

    public void Dispose() => transport.Dispose();

    private static string Said(RegistryAnswer answer)
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

    private RegistryRequest Request(Func<HttpRequestMessage> make, string repository, string scope, long mostBytes, TimeSpan limit) => new()
    {
        Make = () =>
        {
            var request = make();
            if (logins.GetValueOrDefault($"{repository} {scope}") is { } login && IsOwn(request.RequestUri!))
            {
                request.Headers.Authorization = login;
            }

            return request;
        },
        MostBytes = mostBytes,
        Limit = limit,
        LogIn = (answer, cancellationToken) => LogInAsync(answer, repository, scope, cancellationToken),
    };

    /// <summary>Whether an address is the registry's own: logins go nowhere else.</summary>
    private bool IsOwn(Uri uri) => Uri.Compare(uri, address.Base, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<bool> LogInAsync(RegistryAnswer answer, string repository, string scope, CancellationToken cancellationToken)
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

        var answer = await transport.SendAsync(new RegistryRequest { Make = Make, MostBytes = limits.AnswerBytes, Limit = limits.Answer, IsRepeatable = false }, cancellationToken);
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
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
