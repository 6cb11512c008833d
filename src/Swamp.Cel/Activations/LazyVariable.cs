using System.Runtime.ExceptionServices;

namespace Swamp.Cel;

/// <summary>A variable that is computed when it is first touched, once, whichever evaluation asks first. A failure is kept like a value.</summary>
internal sealed class LazyVariable(string name, Func<CelValue> compute)
{
    private readonly Lock gate = new();
    private CelValue value;
    private ExceptionDispatchInfo? failure;
    private volatile bool isKnown;
    private bool isRunning;

    public CelValue Get()
    {
        if (!isKnown)
        {
            lock (gate) Compute();
        }

        failure?.Throw();
        return value;
    }

    private void Compute()
    {
        if (isKnown) return;
        if (isRunning) throw new CelException(CelErrorCodes.Host, $"the variable '{name}' depends on itself");
        isRunning = true;
        try
        {
            value = compute();
            isKnown = true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            failure = ExceptionDispatchInfo.Capture(problem);
            isKnown = true;
        }
        finally
        {
            isRunning = false;
        }
    }
}
