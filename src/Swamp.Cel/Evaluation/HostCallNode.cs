namespace Swamp.Cel;

/// <summary>A call of a function of the host, or of the built-in one of the same name when no overload of the host fits.</summary>
internal sealed class HostCallNode : Node
{
    private readonly string name;
    private readonly CelFunction[] functions;
    private readonly NaryBody? builtin;
    private readonly Node[] args;

    public HostCallNode(string name, CelFunction[] functions, NaryBody? builtin, Node[] args)
    {
        this.name = name;
        this.functions = functions;
        this.builtin = builtin;
        this.args = args;
        CallsAsync = AnyAsync(args) || functions.Any(static f => f.IsAsync);
        ReadsVariables = AnyReads(args);
    }

    public override CelValue Eval(Frame frame)
    {
        var values = new CelValue[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = args[i].Eval(frame);
            if (values[i].IsError) return values[i];
        }

        var function = Choose(values, out var failure);
        if (function is null) return failure.IsFailure ? failure : Fallback(frame, values);
        frame.Charge(1);
        frame.Cancellation.ThrowIfCancellationRequested();
        try
        {
            return Placed(function.Body!(values));
        }
        catch (CelException problem)
        {
            return Placed(Faults.Thrown(problem));
        }
        catch (Exception problem) when (IsOfFunction(problem, frame))
        {
            return Placed(Faults.Thrown(name, problem));
        }
    }

    public override async ValueTask<CelValue> AwaitAsync(Frame frame)
    {
        var values = new CelValue[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = await args[i].RunAsync(frame).ConfigureAwait(false);
            if (values[i].IsError) return values[i];
        }

        var function = Choose(values, out var failure);
        if (function is null) return failure.IsFailure ? failure : Fallback(frame, values);
        frame.Charge(1);
        frame.Cancellation.ThrowIfCancellationRequested();
        try
        {
            return Placed(function.Body is not null
                ? function.Body(values)
                : await function.AsyncBody!(values, frame.Cancellation).ConfigureAwait(false));
        }
        catch (CelException problem)
        {
            return Placed(Faults.Thrown(problem));
        }
        catch (Exception problem) when (IsOfFunction(problem, frame))
        {
            return Placed(Faults.Thrown(name, problem));
        }
    }

    /// <summary>Whether an exception is a failure of the function, and not the end of the evaluation or of the process.</summary>
    private static bool IsOfFunction(Exception problem, Frame frame) =>
        problem is not (OutOfMemoryException or InsufficientExecutionStackException)
        && (problem is not OperationCanceledException || !frame.Cancellation.IsCancellationRequested);

    private CelFunction? Choose(CelValue[] values, out CelValue failure)
    {
        failure = default;
        foreach (ref readonly var value in values.AsSpan())
        {
            if (value.IsFailure) failure = Failed(failure, value);
        }

        if (failure.IsFailure) return null;
        foreach (var function in functions)
        {
            if (function.Takes(values)) return function;
        }

        return null;
    }

    private CelValue Fallback(Frame frame, CelValue[] values) =>
        Located(builtin is not null ? builtin(frame, values) : Faults.NoOverload(name, values));
}
