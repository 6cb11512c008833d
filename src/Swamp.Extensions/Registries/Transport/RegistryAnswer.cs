using System.Net;

namespace Swamp.Extensions.Registries.Transport;

/// <summary>An answer of a registry, read whole.</summary>
internal sealed record RegistryAnswer
{
    public required HttpStatusCode Status { get; init; }

    public required byte[] Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Where to go on: the place of an upload.</summary>
    public Uri? Location { get; init; }

    /// <summary>Digest of the content as the registry says.</summary>
    public string? Digest { get; init; }

    /// <summary>The manifest that the registry notes as referred to; null when it keeps no such notes.</summary>
    public string? Subject { get; init; }

    /// <summary>The next page; null on the last.</summary>
    public string? Next { get; init; }

    public IReadOnlyList<string> Challenges { get; init; } = [];

    /// <summary>How long to wait before trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsOk => (int)Status is >= 200 and < 300;

    /// <summary>Reads a response.</summary>
    /// <exception cref="AnswerTooLargeException">There is more than may be.</exception>
    /// <exception cref="IOException">It ends before its length is reached.</exception>
    public static async Task<RegistryAnswer> ReadAsync(HttpResponseMessage response, long mostBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await CopyAsync(response, body.WriteAsync, mostBytes, cancellationToken);
        return Of(response, body.ToArray(), now);
    }

    /// <summary>What a response says without its content.</summary>
    public static RegistryAnswer Of(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        return new RegistryAnswer
        {
            Status = response.StatusCode,
            Body = body,
            ContentType = response.Content.Headers.ContentType?.MediaType,
            Location = response.Headers.Location,
            Digest = First(response, "Docker-Content-Digest"),
            Subject = First(response, "OCI-Subject"),
            Next = NextOf(First(response, "Link")),
            Challenges = response.Headers.TryGetValues("WWW-Authenticate", out var challenges) ? [.. challenges] : [],
            RetryAfter = after?.Delta ?? (after?.Date is { } date ? (date > now ? date - now : TimeSpan.Zero) : null),
        };
    }

    /// <summary>Copies the content of a response.</summary>
    /// <exception cref="AnswerTooLargeException">There is more than may be; nothing of it was copied when the response says so itself.</exception>
    public static async Task CopyAsync(HttpResponseMessage response, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, long mostBytes, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > mostBytes && response.RequestMessage?.Method != HttpMethod.Head)
        {
            throw new AnswerTooLargeException();
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[81920];
        long copied = 0;
        for (int got; (got = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            copied += got;
            if (copied > mostBytes)
            {
                throw new AnswerTooLargeException();
            }

            await write(buffer.AsMemory(0, got), cancellationToken);
        }
    }

    private static string? First(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    private static string? NextOf(string? link)
    {
        if (link is null || !link.Contains("rel=\"next\"", StringComparison.Ordinal))
        {
            return null;
        }

        var (start, end) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
        return start >= 0 && end > start ? link[(start + 1)..end] : null;
    }
}
