namespace Swamp.Cel.Evaluation;

/// <summary><c>a &amp;&amp; b</c>, absorbing an error of one side when the other decides.</summary>
internal sealed class AndNode(Node left, Node right, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var a = left.Evaluate(frame);
        if (a.Kind == CelKind.Bool && !a.AsBool())
        {
            return a;
        }

        if (a.Kind == CelKind.Unknown)
        {
            // Nothing behind a call that is under way may start before its result is known.
            return a;
        }

        var b = right.Evaluate(frame);
        if (b.Kind == CelKind.Bool && !b.AsBool())
        {
            return b;
        }

        return Logic.Undecided(a, b, "_&&_", Offset) ?? CelValue.True;
    }
}
