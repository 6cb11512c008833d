namespace Swamp.Cel.Evaluation;

/// <summary>A list literal.</summary>
internal sealed class ListNode(Node[] elements, IReadOnlySet<int> optional, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Produce(elements.Length);
        var items = new List<CelValue>(elements.Length);
        for (var i = 0; i < elements.Length; i++)
        {
            var value = elements[i].Evaluate(frame);
            if (value.IsFailure)
            {
                return value;
            }

            if (!optional.Contains(i))
            {
                items.Add(value);
            }
            else if (value.Kind != CelKind.Optional)
            {
                return Fail(CelErrorCode.NoSuchOverload, $"an optional element needs an optional value, not {value.TypeName}");
            }
            else if (value.HasOptionalValue)
            {
                items.Add(value.OptionalValue());
            }
        }

        return CelValue.List(items);
    }
}
