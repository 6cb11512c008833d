namespace Swamp.Cel.Evaluation;

/// <summary>A map literal.</summary>
internal sealed class MapNode((Node Key, Node Value, bool IsOptional)[] entries, int offset) : Node(offset)
{
    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Produce(entries.Length);
        var map = new CelDictionaryMap();
        foreach (var (keyNode, valueNode, isOptional) in entries)
        {
            var key = keyNode.Evaluate(frame);
            if (key.IsFailure)
            {
                return key;
            }

            var value = valueNode.Evaluate(frame);
            if (value.IsFailure)
            {
                return value;
            }

            if (isOptional)
            {
                if (value.Kind != CelKind.Optional)
                {
                    return Fail(CelErrorCode.NoSuchOverload, $"an optional entry needs an optional value, not {value.TypeName}");
                }

                if (!value.HasOptionalValue)
                {
                    continue;
                }

                value = value.OptionalValue();
            }

            if (Collections.AddEntry(map, key, value) is { } problem)
            {
                return Placed(problem);
            }
        }

        return CelValue.Map(map);
    }
}
