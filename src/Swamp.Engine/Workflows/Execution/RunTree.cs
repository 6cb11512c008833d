using System.Collections.Concurrent;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>What a run shares with the runs nested in it: places for methods, and the order in which steps use one model.</summary>
internal sealed class RunTree(string rootRunId, int ceiling) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> models = new(StringComparer.Ordinal);

    /// <summary>The run that is nobody's step.</summary>
    public string RootRunId => rootRunId;

    /// <summary>The most methods of the tree that run at the same time.</summary>
    public int Ceiling => ceiling;

    /// <summary>Places for methods.</summary>
    public SemaphoreSlim Slots { get; } = new(ceiling, ceiling);

    /// <summary>One step at a time per model; waiting here costs nothing, waiting for the lock file means polling.</summary>
    public SemaphoreSlim ModelGate(string model) => models.GetOrAdd(model, static _ => new SemaphoreSlim(1, 1));

    public void Dispose()
    {
        Slots.Dispose();
        foreach (var gate in models.Values)
        {
            gate.Dispose();
        }
    }
}
