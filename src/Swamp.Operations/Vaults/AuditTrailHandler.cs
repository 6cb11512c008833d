using System.Globalization;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Operations.Vaults;

/// <summary>Tells who used which secrets (VCMD-35, LIM-13).</summary>
internal static class AuditTrailHandler
{
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(365);

    public static async Task<AuditTrailResult> RunAsync(AuditTrailRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var now = context.Host.Clock.GetUtcNow();
        var until = request.Until is null ? now : TimeOf(request.Until, "--until", now);
        var since = request.Since is null ? until - DefaultWindow : TimeOf(request.Since, "--since", now);
        if (since > until)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--since is later than --until.", "swamp vault audit-trail --since 7d --until 1d");
        }

        if (until - since > LongestWindow)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"At most {LongestWindow.TotalDays} days can be looked at in one go.", "swamp vault audit-trail --since 365d");
        }

        if (request.Limit <= 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--limit must be at least 1.", "swamp vault audit-trail --limit 100");
        }

        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var page = await session.VaultAudit.ReadAsync(
            new VaultAuditQuery
            {
                Since = since,
                Until = until,
                VaultName = request.Vault,
                SecretKey = request.Key,
                Action = request.Action?.ToLowerInvariant(),
                Limit = request.Limit,
            },
            cancellationToken);
        return new AuditTrailResult { Entries = page.Entries, ReturnedCount = page.Entries.Count, Truncated = page.IsTruncated };
    }

    /// <summary>A time, or how long ago.</summary>
    private static DateTimeOffset TimeOf(string text, string option, DateTimeOffset now)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time))
        {
            return time;
        }

        var ago = DurationText.Parse(text, option);
        return ago <= now - DateTimeOffset.UnixEpoch ? now - ago : DateTimeOffset.UnixEpoch;
    }
}
