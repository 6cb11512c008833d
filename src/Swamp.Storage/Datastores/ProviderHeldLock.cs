using Swamp.Engine.Errors;
using Swamp.Engine.Locks;

namespace Swamp.Storage.Datastores;

/// <summary>A lock of a datastore of an extension, with the push that ends the work under it (DS-33).</summary>
internal sealed class ProviderHeldLock : IHeldLock
{
    private readonly ProviderLocks _owner;
    private readonly string? _key;
    private readonly LockInfo? _info;
    private readonly (string Type, string ModelId)? _model;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;
    private bool _isPushed;

    public ProviderHeldLock(ProviderLocks owner, string? key, LockInfo? info, (string Type, string ModelId)? model)
    {
        (_owner, _key, _info, _model) = (owner, key, info, model);
        _watch = info is { Nonce.Length: > 0 } ? WatchAsync(info) : Task.CompletedTask;
    }

    public CancellationToken Lost => _lost.Token;

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        // Once is enough also when it fails: the failure is told.
        _isPushed = true;
        if (_lost.IsCancellationRequested)
        {
            throw new SwampException(
                ErrorCodes.LockLost, $"The lock {_owner.NameOf(_key)} was taken away while work went on under it; its results were not pushed.", "swamp datastore sync");
        }

        await _owner.PushAsync(_model, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isPushed && !_lost.IsCancellationRequested)
        {
            await TryPushAsync();
        }

        await _ended.CancelAsync();
        await _watch;
        if (!_lost.IsCancellationRequested)
        {
            await _owner.ReleaseAsync(_key, _info);
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task TryPushAsync()
    {
        try
        {
            await _owner.PushAsync(_model, CancellationToken.None);
        }
        catch (SwampException exception)
        {
            await _owner.WarnAsync($"What was changed is here and was not shared: {exception.Message}");
        }
    }

    /// <summary>Looks from time to time whether the lock is still this one.</summary>
    private async Task WatchAsync(LockInfo mine)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Clamp(mine.TtlMs, 300, 600_000)) / 3, _owner.Clock);

        // Disposed rather than cancelled: a cancelled timer writes a stack trace into its exception, which takes a native executable 15 ms the first time.
        await using var stop = _ended.Token.Register(timer.Dispose);
        try
        {
            while (await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                if (await _owner.IsGoneAsync(_key, mine, _ended.Token))
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Released.
        }
    }
}
