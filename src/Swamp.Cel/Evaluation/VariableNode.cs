namespace Swamp.Cel.Evaluation;

/// <summary>A variable of the host, or the name of a type.</summary>
internal sealed class VariableNode(string name, IReadOnlyList<string> candidates, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        foreach (var candidate in candidates)
        {
            if (frame.Activation.TryResolve(candidate, out var value))
            {
                return value;
            }
        }

        if (TypeNames.TryGet(name, out var type))
        {
            return type;
        }

        var closest = DidYouMean.Closest(name, frame.Activation.Names);
        return Fail(CelErrorCode.UndeclaredReference, $"undeclared reference to '{name}'{(closest is null ? "" : $", did you mean '{closest}'?")}");
    }
}
