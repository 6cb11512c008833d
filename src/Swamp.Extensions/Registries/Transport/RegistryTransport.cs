using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Registries.Transport;

/// <summary>Calls over HTTP that all registries share: waits when asked to, tries again when that may help, goes on with what broke off, and ends in time.</summary>
/// <param name="origin">What the registry is called in messages.</param>
/// <param name="limits">How long and how much a call may take.</param>
/// <param name="clock">The clock.</param>
/// <param name="agent">What this program is called in requests.</param>
/// <param name="downloads">Folder for downloads that broke off; null to keep none.</param>
internal sealed class RegistryTransport(string origin, RegistryLimits limits, TimeProvider clock, string agent, string? downloads) : IDisposable
{
    private readonly Lock gate = new();
    private HttpClient? client;

    /// <summary>Whether redirects are followed; set before the first call.</summary>
    public bool FollowsRedirects { get; init; } = true;

    /// <summary>Made with the first call, so that nothing of it is loaded by commands that need no registry.</summary>
    private HttpClient Client
    {
        get
        {
            lock (gate)
            {
                return client ??= new HttpClient(new SocketsHttpHandler
                {
                    ConnectTimeout = limits.Answer,
                    AutomaticDecompression = DecompressionMethods.None,
                    AllowAutoRedirect = FollowsRedirects,
                    MaxAutomaticRedirections = 5,
                })
                { Timeout = Timeout.InfiniteTimeSpan };
            }
        }
    }

    /// <summary>Makes a call. What is returned has been read whole.</summary>
    /// <exception cref="SwampException">The registry cannot be reached, is too slow or sends too much; any answer that it gives is returned.</exception>
    public async Task<RegistryAnswer> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wait = limits.FirstWait;
        var mayLogIn = request.LogIn is not null;
        var continued = 0;
        for (var attempt = 1; ; attempt++)
        {
            var before = request.Target?.Length ?? 0;
            var answer = await TryAsync(request, isLast: attempt >= limits.Attempts, cancellationToken);
            if (answer is null)
            {
                if (request.Target is { IsContinuable: true } && request.Target.Length > before && continued++ < limits.Continuations)
                {
                    attempt = 0;
                    continue;
                }

                if (attempt >= limits.Attempts || continued > limits.Continuations)
                {
                    throw RegistryErrors.Failed(origin, "breaks off what it sends, or sends parts that do not fit together.", isRetryable: true);
                }

                await Task.Delay(wait, clock, cancellationToken);
                wait *= 2;
                continue;
            }

            if (answer.Status == HttpStatusCode.Unauthorized && mayLogIn)
            {
                mayLogIn = false;
                if (await request.LogIn!(answer, cancellationToken))
                {
                    attempt--;
                    continue;
                }
            }

            var isBusy = answer.Status == HttpStatusCode.TooManyRequests && (answer.RetryAfter ?? wait) <= limits.LongestWait;
            if (attempt < limits.Attempts && (isBusy || ((int)answer.Status >= 500 && request.IsRepeatable)))
            {
                await Task.Delay(isBusy ? answer.RetryAfter ?? wait : wait, clock, cancellationToken);
                wait *= 2;
                continue;
            }

            return answer;
        }
    }

    /// <summary>Downloads content whose digest may be known. What broke off is continued, and kept when it cannot be.</summary>
    /// <param name="request">The call; its target is given here.</param>
    /// <param name="digest">The digest, <c>sha256:…</c>; null when the registry tells none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer; when it is a success, with the content, which was not compared with the digest.</returns>
    public async Task<RegistryAnswer> DownloadAsync(RegistryRequest request, string? digest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var target = PartialDownload.Open(downloads, digest, clock.GetUtcNow());
        while (true)
        {
            var wasThere = target.Length;
            var answer = await SendAsync(request with { Target = target }, cancellationToken);
            if (!answer.IsOk)
            {
                return answer;
            }

            var content = await target.ReadAsync(cancellationToken);
            if (wasThere > 0 && digest is not null && Digest.Of(content) != digest)
            {
                // What was there may have been something else; once more without it.
                target.Reset();
                continue;
            }

            target.Finish();
            return answer with { Body = content };
        }
    }

    /// <summary>The error for an answer that says to come later.</summary>
    public SwampException Busy(RegistryAnswer answer, string what, string said) => new(new SwampError
    {
        Code = ErrorCodes.RateLimited,
        Message = $"The registry {origin} wants fewer requests and puts off {what}{said}",
        Hint = answer.RetryAfter is { } wait ? $"Try again in {RegistryTrouble.Wait(wait)}." : "Try again in a minute.",
        Retryable = true,
    });

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    /// <summary>One attempt; null when it failed in a way that another attempt may mend.</summary>
    private async Task<RegistryAnswer?> TryAsync(RegistryRequest request, bool isLast, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(request.Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        using var message = request.Make();
        message.Headers.UserAgent.TryParseAdd(agent);
        if (request.Target is { IsContinuable: false } fresh)
        {
            fresh.Reset();
        }

        var there = request.Target?.Length ?? 0;
        if (there > 0)
        {
            message.Headers.Range = new RangeHeaderValue(there, null);
        }

        try
        {
            using var response = await Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return request.Target is { } target
                ? await KeepAsync(response, target, request.MostBytes, both.Token)
                : await RegistryAnswer.ReadAsync(response, request.MostBytes, clock.GetUtcNow(), both.Token);
        }
        catch (AnswerTooLargeException)
        {
            request.Target?.Reset();
            throw RegistryErrors.Failed(origin, $"sends more than the {request.MostBytes} bytes that are expected.");
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (request.Target is { IsContinuable: true } begun && begun.Length > there)
            {
                throw new SwampException(new SwampError
                {
                    Code = ErrorCodes.TimedOut,
                    Message = $"The registry {origin} sent {begun.Length - there} bytes in {request.Limit.TotalSeconds:0.###} s, which was not all of it.",
                    Hint = $"Run it again: what came is kept, and it goes on at byte {begun.Length}.",
                    Retryable = true,
                });
            }

            throw new SwampException(new SwampError
            {
                Code = ErrorCodes.TimedOut,
                Message = $"The registry {origin} did not answer within {request.Limit.TotalSeconds:0.###} s.",
                Hint = "Is it running? Try again in a while.",
                Retryable = true,
            });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            if (exception.InnerException is AuthenticationException)
            {
                throw RegistryErrors.Failed(
                    origin, $"cannot be trusted: {exception.InnerException.Message} For a certificate authority of your own, name its file in SSL_CERT_FILE.", cause: exception);
            }

            // A download that got on is continued even in what would be the last attempt.
            var mayTry = (!isLast && request.IsRepeatable) || (request.Target is { IsContinuable: true } && request.Target.Length > there);
            return mayTry ? null : throw RegistryErrors.Failed(origin, RegistryTrouble.Of(exception), isRetryable: true, exception);
        }
    }

    /// <summary>Puts what comes behind what is there, or in its place when all of it comes again.</summary>
    private async Task<RegistryAnswer?> KeepAsync(HttpResponseMessage response, PartialDownload target, long mostBytes, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.RequestedRangeNotSatisfiable when target.Length > 0:
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From != target.Length:
                target.Reset();
                return null;
            case HttpStatusCode.OK:
                target.Reset();
                break;
            case HttpStatusCode.PartialContent:
                break;
            default:
                return await RegistryAnswer.ReadAsync(response, limits.AnswerBytes, clock.GetUtcNow(), cancellationToken);
        }

        await target.AppendAsync(response, mostBytes, cancellationToken);
        return RegistryAnswer.Of(response, [], clock.GetUtcNow());
    }
}
