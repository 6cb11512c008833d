namespace Swamp.Cel.Evaluation;

/// <summary>A piece of a compiled expression.</summary>
internal abstract class Node(int offset)
{
    public int Offset { get; } = offset;

    public abstract CelValue Evaluate(EvaluationFrame frame);

    /// <summary>An error at this place.</summary>
    protected CelValue Fail(string code, string message) => CelValue.Error(new CelError(code, message, Offset));

    /// <summary>The value with this place in it, when it is an error that has none.</summary>
    protected CelValue Placed(in CelValue value) =>
        value.Kind == CelKind.Error && value.AsError().Offset < 0 ? CelValue.Error(value.AsError() with { Offset = Offset }) : value;
}
