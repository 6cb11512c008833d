namespace Swamp.Cel.Evaluation;

/// <summary>A selection whose whole path may be the name of a variable, as <c>a.b.c</c>.</summary>
internal sealed class QualifiedNode(IReadOnlyList<string> candidates, Node otherwise, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        foreach (var candidate in candidates)
        {
            if (frame.Activation.TryResolve(candidate, out var value))
            {
                return value;
            }
        }

        return otherwise.Evaluate(frame);
    }
}
