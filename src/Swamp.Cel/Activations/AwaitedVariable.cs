namespace Swamp.Cel;

/// <summary>A variable that is waited for when it is first touched, once; evaluations that ask meanwhile wait for the same.</summary>
internal sealed class AwaitedVariable(Func<CancellationToken, ValueTask<CelValue>> compute)
{
    private readonly Lock gate = new();
    private Task<CelValue>? task;

    /// <summary>The value when it is there already.</summary>
    public bool TryGet(out CelValue value)
    {
        var known = Volatile.Read(ref task);
        var isThere = known is { IsCompletedSuccessfully: true };
        value = isThere ? known!.Result : default;
        return isThere;
    }

    public async ValueTask<CelValue> GetAsync(CancellationToken ct)
    {
        while (true)
        {
            Task<CelValue> current;
            lock (gate)
            {
                // Whoever came first may have been cancelled; whoever comes now was not.
                if (task is null or { IsCanceled: true }) task = compute(ct).AsTask();
                current = task;
            }

            try
            {
                return await current.WaitAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (current.IsCanceled && !ct.IsCancellationRequested)
            {
            }
        }
    }
}
