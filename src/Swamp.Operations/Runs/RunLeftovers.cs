using Swamp.Operations.Sessions;

namespace Swamp.Operations.Runs;

/// <summary>What killed processes leave beside runs and records: locks nobody holds, and files that were being written.</summary>
internal static class RunLeftovers
{
    /// <summary>Writing a record takes milliseconds; what is this old will never be finished.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>Counts them, and removes them unless <paramref name="dryRun"/>.</summary>
    public static async Task<int> SweepAsync(RepositorySession session, DateTimeOffset now, bool dryRun, CancellationToken cancellationToken) =>
        await session.Runs.SweepAsync(dryRun, cancellationToken) + await session.Outputs.SweepAsync(now - Settled, dryRun, cancellationToken);
}
