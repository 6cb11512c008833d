using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Locks;
using Swamp.Storage.Files;

namespace Swamp.Storage.Locks;

/// <summary>
/// A lock file that this process made. Heartbeats are written through the handle from which it was made, so a process that was paused and lost its lock can never
/// overwrite that of its successor.
/// </summary>
internal sealed class HeldFileLock : IHeldLock
{
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly SafeFileHandle _file;
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _gate = new();
    private readonly ITimer _heartbeat;
    private LockInfo _info;
    private bool _ended;

    public HeldFileLock(string path, SafeFileHandle file, LockInfo info, TimeProvider clock)
    {
        (_path, _file, _info, _clock) = (path, file, info, clock);
        var period = TimeSpan.FromMilliseconds(info.TtlMs) / 3;
        _heartbeat = clock.CreateTimer(_ => Beat(), null, period, period);
    }

    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync();
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            _file.Dispose();
            if (LockFile.Read(_path, out _)?.Nonce == _info.Nonce)
            {
                SmallFile.TryDelete(_path);
            }
        }

        _lost.Dispose();
    }

    private void Beat()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            var lost = false;
            try
            {
                _info = _info with { AcquiredAt = _clock.GetUtcNow() };
                RandomAccess.Write(_file, LockFile.Write(_info), 0);
                var current = LockFile.Read(_path, out var exists);
                lost = !exists || (current is not null && current.Nonce != _info.Nonce);
            }
            catch (Exception error) when (StorageErrors.IsRefusal(error))
            {
                // A full disk does not take the lock away; the next beat may succeed, and rewriting the same bytes needs no space.
            }

            if (lost)
            {
                _ended = true;
                _file.Dispose();
                _lost.Cancel();
            }
        }
    }
}
