using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Doctor;

/// <summary>Reads every stored version and compares it with its checksum (DATA-4a). Tells how far it is every few seconds.</summary>
internal sealed class DataCheck(RepositorySession session, OperationContext context)
{
    private static readonly TimeSpan s_progressEvery = TimeSpan.FromSeconds(2);

    private readonly List<DamagedVersion> damaged = [];
    private int intact;
    private int withoutChecksum;
    private long bytes;

    public async Task<DoctorDataResult> RunAsync(CancellationToken cancellationToken)
    {
        var items = await session.Data.ListAllItemsAsync(cancellationToken);
        var told = context.Host.Clock.GetTimestamp();
        for (var i = 0; i < items.Count; i++)
        {
            if (context.Host.Clock.GetElapsedTime(told) >= s_progressEvery)
            {
                told = context.Host.Clock.GetTimestamp();
                await context.Events.InfoAsync("doctor.data", $"{i} of {items.Count} items, {bytes} bytes", cancellationToken);
            }

            await ItemAsync(items[i], cancellationToken);
        }

        return new DoctorDataResult
        {
            OverallStatus = damaged.Count == 0 ? "pass" : "fail",
            Items = items.Count,
            VersionsIntact = intact,
            VersionsWithoutChecksum = withoutChecksum,
            BytesRead = bytes,
            Damaged = damaged,
        };
    }

    private async Task ItemAsync(DataItemKey key, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var number in await session.Data.ListVersionNumbersAsync(key, cancellationToken))
            {
                await VersionAsync(key, number, cancellationToken);
            }
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.DataCorrupt or ErrorCodes.FileSystem)
        {
            damaged.Add(new DamagedVersion(key.Type, key.ModelId, key.Name, null, exception.Message));
        }
    }

    private async Task VersionAsync(DataItemKey key, int number, CancellationToken cancellationToken)
    {
        try
        {
            if (await session.Data.FindAsync(key, number, cancellationToken) is not { } version)
            {
                return;
            }

            bytes += (await session.Data.ReadContentAsync(version, cancellationToken)).LongLength;
            intact++;
            withoutChecksum += version.Metadata.Checksum is null ? 1 : 0;
        }
        catch (SwampException exception) when (exception.Code is ErrorCodes.DataCorrupt or ErrorCodes.FileSystem)
        {
            damaged.Add(new DamagedVersion(key.Type, key.ModelId, key.Name, number, exception.Message));
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.NotFound)
        {
            // Removed since the versions were listed.
        }
    }
}
