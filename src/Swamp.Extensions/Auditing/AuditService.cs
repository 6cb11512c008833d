using System.Net;
using System.Text.Json;

namespace Swamp.Extensions.Auditing;

/// <summary>Somebody who is asked about packages. Who cannot be reached is not asked again, so that being offline costs one short wait.</summary>
/// <param name="client">Makes the calls; its handler knows how long a connection may take.</param>
/// <param name="limits">How long and how much it may take.</param>
/// <param name="clock">The clock.</param>
/// <param name="agent">What this program is called.</param>
internal sealed class AuditService(HttpClient client, AuditLimits limits, TimeProvider clock, string agent)
{
    private volatile string? unreachable;

    /// <summary>Asks, once. Nothing that is answered is an exception.</summary>
    public async Task<AuditAnswer> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            if (unreachable is { } known)
            {
                return new AuditAnswer(null, known);
            }

            using var timer = new CancellationTokenSource(limits.Answer, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
            request.Headers.UserAgent.TryParseAdd(agent);
            request.Headers.Accept.ParseAdd("application/json");
            try
            {
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
                return response.StatusCode switch
                {
                    HttpStatusCode.OK => new AuditAnswer(await ReadAsync(response, both.Token), null),
                    HttpStatusCode.NotFound => new AuditAnswer(null, null),
                    var status => new AuditAnswer(null, $"answers with HTTP {(int)status}"),
                };
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Either the whole answer or the connection took too long.
                return new AuditAnswer(null, unreachable = timer.IsCancellationRequested ? $"did not answer within {limits.Answer.TotalSeconds:0.###} s" : $"could not be reached within {limits.Connect.TotalSeconds:0.###} s");
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return new AuditAnswer(null, unreachable = $"could not be reached ({exception.Message})");
            }
            catch (InvalidDataException exception)
            {
                return new AuditAnswer(null, exception.Message);
            }
            catch (JsonException)
            {
                return new AuditAnswer(null, "says something that cannot be read");
            }
        }
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[81920];
        for (int got; (got = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + got > limits.AnswerBytes)
            {
                throw new InvalidDataException($"says more than {limits.AnswerBytes} bytes");
            }

            body.Write(buffer, 0, got);
        }

        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        return document.RootElement.Clone();
    }
}
