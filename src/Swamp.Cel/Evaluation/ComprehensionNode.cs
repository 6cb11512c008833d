using Swamp.Cel.Syntax;

namespace Swamp.Cel.Evaluation;

/// <summary>The macros that go over a list or map.</summary>
internal sealed class ComprehensionNode(
    MacroKind kind, Node range, int slot1, int slot2, Node[] parts, int offset) : Node(offset)
{
    private readonly Node predicate = kind is MacroKind.Map or MacroKind.TransformList or MacroKind.TransformMap or MacroKind.TransformMapEntry && parts.Length == 1
        ? new ConstantNode(CelValue.True, offset)
        : parts[0];

    private readonly Node transform = parts[^1];

    public override CelValue Evaluate(EvaluationFrame frame)
    {
        frame.Spend(1);
        var value = range.Evaluate(frame);
        if (value.IsFailure)
        {
            return value;
        }

        var state = new State();
        switch (value.Kind)
        {
            case CelKind.List:
                var list = value.AsList();
                for (var i = 0; i < list.Count && !state.IsDecided; i++)
                {
                    var item = list[i];
                    Step(frame, ref state, slot2 < 0 ? item : CelValue.Int(i), item);
                }

                break;
            case CelKind.Map:
                foreach (var key in value.AsMap().Keys)
                {
                    if (state.IsDecided)
                    {
                        break;
                    }

                    var item = CelValue.Null;
                    if (slot2 >= 0)
                    {
                        value.AsMap().TryGet(key, out item);
                    }

                    Step(frame, ref state, key, item);
                }

                break;
            default:
                return Fail(CelErrorCode.NoSuchOverload, $"no such overload: {kind.ToString().ToLowerInvariant()}() over {value.TypeName}");
        }

        return Result(ref state, frame);
    }

    private void Step(EvaluationFrame frame, ref State state, in CelValue first, in CelValue second)
    {
        frame.Spend(1);
        frame.Locals[slot1] = first;
        if (slot2 >= 0)
        {
            frame.Locals[slot2] = second;
        }

        var test = predicate.Evaluate(frame);
        if (test.Kind != CelKind.Bool)
        {
            // Quantifiers absorb failures when another element decides; the others end with them.
            state.Failure = State.Worse(
                state.Failure,
                test.IsFailure ? test : Fail(CelErrorCode.NoSuchOverload, $"no such overload: a condition of type {test.TypeName}"));
            state.IsDecided = test.Kind == CelKind.Unknown || kind is not (MacroKind.All or MacroKind.Exists or MacroKind.ExistsOne);
            return;
        }

        switch (kind)
        {
            case MacroKind.All:
                state.IsDecided = state.Decision = !test.AsBool();
                break;
            case MacroKind.Exists:
                state.IsDecided = state.Decision = test.AsBool();
                break;
            case MacroKind.ExistsOne:
                state.Count += test.AsBool() ? 1 : 0;
                break;
            case MacroKind.Filter when test.AsBool():
                state.Add(first, frame);
                break;
            case MacroKind.Map or MacroKind.TransformList or MacroKind.TransformMap or MacroKind.TransformMapEntry when test.AsBool():
                Transform(frame, ref state, first);
                break;
            default:
                break;
        }
    }

    private void Transform(EvaluationFrame frame, ref State state, in CelValue key)
    {
        var value = transform.Evaluate(frame);
        if (value.IsFailure)
        {
            state.Failure = State.Worse(state.Failure, value);
            state.IsDecided = true;
        }
        else if (kind == MacroKind.TransformMap)
        {
            state.Put(key, value, frame);
        }
        else if (kind != MacroKind.TransformMapEntry)
        {
            state.Add(value, frame);
        }
        else if (value.Kind != CelKind.Map)
        {
            state.Failure = Fail(CelErrorCode.NoSuchOverload, $"transformMapEntry() needs a map, not {value.TypeName}");
            state.IsDecided = true;
        }
        else
        {
            foreach (var entry in value.AsMap().Keys)
            {
                value.AsMap().TryGet(entry, out var item);
                state.Put(entry, item, frame);
            }
        }
    }

    private CelValue Result(ref State state, EvaluationFrame frame)
    {
        if (kind is MacroKind.All or MacroKind.Exists && state.Decision)
        {
            return CelValue.Bool(kind == MacroKind.Exists);
        }

        if (state.Failure.IsFailure)
        {
            return Placed(state.Failure);
        }

        frame.Spend(1);
        return kind switch
        {
            MacroKind.All => CelValue.True,
            MacroKind.Exists => CelValue.False,
            MacroKind.ExistsOne => CelValue.Bool(state.Count == 1),
            MacroKind.TransformMap or MacroKind.TransformMapEntry => CelValue.Map(state.Entries ?? new CelDictionaryMap()),
            _ => CelValue.List(state.Items ?? []),
        };
    }

    /// <summary>What has been gathered so far.</summary>
    private struct State
    {
        public bool IsDecided;
        public bool Decision;
        public int Count;
        public CelValue Failure;
        public List<CelValue>? Items;
        public CelDictionaryMap? Entries;

        /// <summary>Of two failures the one that counts: unknown before error, the first before later ones.</summary>
        public static CelValue Worse(in CelValue first, in CelValue second) =>
            !first.IsFailure || (second.Kind == CelKind.Unknown && first.Kind != CelKind.Unknown) ? second : first;

        public void Add(in CelValue value, EvaluationFrame frame)
        {
            Items ??= [];
            Items.Add(value);
            if (Items.Count > frame.Limits.MaxProducedLength)
            {
                frame.Produce(Items.Count);
            }
        }

        public void Put(in CelValue key, in CelValue value, EvaluationFrame frame)
        {
            frame.Spend(1);
            Entries ??= new CelDictionaryMap();
            if (Collections.AddEntry(Entries, key, value) is { } problem)
            {
                Failure = Worse(Failure, problem);
                IsDecided = true;
            }
        }
    }
}
