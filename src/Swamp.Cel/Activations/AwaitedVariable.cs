using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>A variable that is waited for when it is first touched, once; evaluations that ask meanwhile wait for the same.</summary>
internal sealed class AwaitedVariable(Func<CancellationToken, ValueTask<CelValue>> compute)
{
    private readonly Lock gate = new();
    private Task<CelValue>? task;
    private StrongBox<CelValue>? known;

    /// <summary>The value when it is there already.</summary>
    public bool TryGet(out CelValue value)
    {
        var box = Volatile.Read(ref known);
        value = box is null ? default : box.Value;
        return box is not null;
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
                var value = await current.WaitAsync(ct).ConfigureAwait(false);
                Volatile.Write(ref known, new StrongBox<CelValue>(value));
                return value;
            }
            catch (OperationCanceledException) when (current.IsCanceled && !ct.IsCancellationRequested)
            {
            }
        }
    }
}
