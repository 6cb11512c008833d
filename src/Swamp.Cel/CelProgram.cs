namespace Swamp.Cel;

/// <summary>A compiled expression. Immutable and thread-safe; compile once, evaluate often.</summary>
public sealed class CelProgram
{
    private readonly CelEnvironment environment;
    private readonly Node root;
    private readonly int locals;
    private Frame? spare;

    internal CelProgram(CelEnvironment environment, CelExpr tree, string source, Node root, int locals)
    {
        this.environment = environment;
        this.root = root;
        this.locals = locals;
        Tree = tree;
        Source = source;
    }

    /// <summary>The text of the expression.</summary>
    public string Source { get; }

    /// <summary>The tree of the expression.</summary>
    public CelExpr Tree { get; }

    /// <summary>The type of the result when types were checked (<see cref="CelCompileOptions.CheckTypes"/>); dynamic otherwise.</summary>
    public CelType ResultType { get; internal init; } = CelType.Dyn;

    /// <summary>What the expression refers to: variables, paths below them, and calls. Found when first asked for.</summary>
    public CelReferences References => field ??= ReferenceCollector.Collect(environment, Tree);

    /// <summary>True when the expression calls a function that waits, so that only <see cref="EvaluateAsync"/> can run it.</summary>
    public bool IsAsync => root.CallsAsync;

    /// <summary>Evaluates the expression.</summary>
    /// <returns>The result; an unknown value when the result depends on one.</returns>
    /// <exception cref="CelException">The evaluation ends in an error.</exception>
    /// <exception cref="InvalidOperationException">The expression <see cref="IsAsync"/>.</exception>
    public CelValue Evaluate(ICelActivation activation, CancellationToken ct = default) =>
        TryEvaluate(activation, out var value, ct) ? value : throw value.RawFault.ToException(Source);

    /// <summary>Evaluates the expression without throwing when it ends in an error, which is much faster for predicates over many rows.</summary>
    /// <param name="activation">The variables.</param>
    /// <param name="value">The result, or an error value; <see cref="Explain"/> puts the latter into words.</param>
    /// <param name="ct">Ends the evaluation.</param>
    /// <returns>False when the evaluation ended in an error.</returns>
    /// <exception cref="InvalidOperationException">The expression <see cref="IsAsync"/>.</exception>
    public bool TryEvaluate(ICelActivation activation, out CelValue value, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (IsAsync) throw new InvalidOperationException("The expression calls an asynchronous function; use EvaluateAsync.");
        var frame = Rent(activation, ct);
        try
        {
            value = root.Eval(frame);
        }
        catch (CelLimitException limit)
        {
            value = Stopped(limit);
        }
        finally
        {
            Return(frame);
        }

        return !value.IsError;
    }

    /// <summary>Evaluates the expression, waiting for asynchronous functions and variables where the evaluation meets them.</summary>
    /// <returns>The result; an unknown value when the result depends on one.</returns>
    /// <exception cref="CelException">The evaluation ends in an error.</exception>
    public async ValueTask<CelValue> EvaluateAsync(ICelActivation activation, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var frame = new Frame(environment, locals);
        frame.Begin(activation, activation as ICelAsyncActivation, ct);
        CelValue value;
        try
        {
            value = await root.RunAsync(frame).ConfigureAwait(false);
        }
        catch (CelLimitException limit)
        {
            value = Stopped(limit);
        }

        return value.IsError ? throw value.RawFault.ToException(Source) : value;
    }

    /// <summary>Describes an error value that this program gave.</summary>
    /// <exception cref="InvalidOperationException">The value is not an error.</exception>
    public CelError Explain(CelValue error) =>
        error.IsError ? error.RawFault.ToError(Source) : throw new InvalidOperationException("The value is not an error.");

    /// <summary>The budget is that of the whole expression, and so is the place of the error.</summary>
    private CelValue Stopped(CelLimitException limit)
    {
        limit.Fault.Offset = Math.Max(limit.Fault.Offset, Tree.Start);
        return CelValue.Failure(limit.Fault);
    }

    private Frame Rent(ICelActivation activation, CancellationToken ct)
    {
        var frame = Interlocked.Exchange(ref spare, null) ?? new Frame(environment, locals);
        frame.Begin(activation, null, ct);
        return frame;
    }

    private void Return(Frame frame)
    {
        frame.End();
        spare = frame;
    }
}
