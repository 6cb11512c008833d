using Swamp.Cel.Syntax;

namespace Swamp.Cel.Evaluation;

/// <summary>Turns a tree into nodes: names are bound to slots, functions to their bodies, and what the expression needs is noted.</summary>
internal sealed class Compiler(CelEnvironment environment)
{
    private readonly List<(string Name, int Slot)> scope = [];
    private readonly List<CelReference> variables = [];
    private readonly List<CelCallReference> calls = [];

    public int LocalCount { get; private set; }

    public bool IsAsync { get; private set; }

    public List<CelError> Errors { get; } = [];

    public CelReferences References => new([.. variables.OrderBy(v => v.Offset)], [.. calls.OrderBy(c => c.Offset)]);

    public Node Compile(CelExpression expression) => expression switch
    {
        CelExpression.Constant constant => new ConstantNode(constant.Value, constant.Offset),
        CelExpression.Identifier name => Identifier(name, [name.Name], isComplete: true),
        CelExpression.Select select => Select(select, [], isComplete: true),
        CelExpression.Index index => Index(index, [], isComplete: true),
        CelExpression.Call call => Call(call),
        CelExpression.List list => new ListNode([.. list.Elements.Select(Compile)], list.Optional, list.Offset),
        CelExpression.Map map => new MapNode([.. map.Entries.Select(e => (Compile(e.Key), Compile(e.Value), e.IsOptional))], map.Offset),
        CelExpression.Macro macro => Macro(macro),
        CelExpression.Message message => new UnknownFunctionNode($"messages such as {message.TypeName}{{}} are not supported", CelErrorCode.UndeclaredReference, message.Offset),
        _ => throw new InvalidOperationException("There is no such expression."),
    };

    private int? SlotOf(string name)
    {
        for (var i = scope.Count - 1; i >= 0; i--)
        {
            if (scope[i].Name == name)
            {
                return scope[i].Slot;
            }
        }

        return null;
    }

    private Node Identifier(CelExpression.Identifier name, IReadOnlyList<string> path, bool isComplete)
    {
        if (!name.IsRooted && SlotOf(name.Name) is { } slot)
        {
            return new LocalNode(slot, name.Offset);
        }

        variables.Add(new CelReference(path, name.Offset, isComplete));
        return new VariableNode(name.Name, Candidates(name.Name, name.IsRooted), name.Offset);
    }

    /// <summary>The names under which a variable may be known, innermost container first.</summary>
    private List<string> Candidates(string name, bool isRooted)
    {
        var candidates = new List<string>();
        for (var container = isRooted ? "" : environment.Container; container.Length > 0; container = container.Contains('.') ? container[..container.LastIndexOf('.')] : "")
        {
            candidates.Add($"{container}.{name}");
        }

        candidates.Add(name);
        return candidates;
    }

    /// <summary>Compiles an operand of a selection, so that the reference that is noted has the whole path.</summary>
    private Node Operand(CelExpression operand, IReadOnlyList<string> suffix, bool isComplete) => operand switch
    {
        CelExpression.Identifier name => Identifier(name, [name.Name, .. suffix], isComplete),
        CelExpression.Select { IsTest: false } select => Select(select, suffix, isComplete),
        CelExpression.Index index => Index(index, suffix, isComplete),
        _ => Compile(operand),
    };

    private Node Select(CelExpression.Select select, IReadOnlyList<string> suffix, bool isComplete)
    {
        var operand = Operand(select.Operand, [select.Field, .. suffix], isComplete);
        if (select.IsTest)
        {
            return new HasNode(operand, select.Field, select.Offset);
        }

        var node = new SelectNode(operand, select.Field, select.IsOptional, select.Offset);
        return !select.IsOptional && environment.HasQualifiedVariables && QualifiedName(select) is { } qualified && SlotOf(qualified.Split('.')[0]) is null
            ? new QualifiedNode(Candidates(qualified, isRooted: false), TypeNames.TryGet(qualified, out var type) ? new ConstantNode(type, select.Offset) : node, select.Offset)
            : QualifiedName(select) is { } typeName && TypeNames.TryGet(typeName, out var known) ? new ConstantNode(known, select.Offset) : node;
    }

    private Node Index(CelExpression.Index index, IReadOnlyList<string> suffix, bool isComplete)
    {
        var key = Compile(index.Key);
        var operand = index.Key is CelExpression.Constant { Value.Kind: CelKind.String or CelKind.Int } constant
            ? Operand(index.Operand, [CelText.Of(constant.Value), .. suffix], isComplete)
            : Operand(index.Operand, [], isComplete: false);
        return new IndexNode(operand, key, index.IsOptional, index.Offset);
    }

    private static string? QualifiedName(CelExpression expression) => expression switch
    {
        CelExpression.Identifier { IsRooted: false } name => name.Name,
        CelExpression.Select { IsTest: false, IsOptional: false } select when QualifiedName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };

    private Node Call(CelExpression.Call call)
    {
        switch (call.Function)
        {
            case "_&&_":
                return new AndNode(Compile(call.Arguments[0]), Compile(call.Arguments[1]), call.Offset);
            case "_||_":
                return new OrNode(Compile(call.Arguments[0]), Compile(call.Arguments[1]), call.Offset);
            case "_?_:_":
                return new ConditionalNode(Compile(call.Arguments[0]), Compile(call.Arguments[1]), Compile(call.Arguments[2]), call.Offset);
            default:
                break;
        }

        // A qualified name is looked up as a whole before the receiver is taken for a value.
        if (call.Target is not null && QualifiedName(call.Target) is { } prefix && SlotOf(prefix.Split('.')[0]) is null
            && environment.Find($"{prefix}.{call.Function}", isReceiver: false, call.Arguments.Count) is { } qualified)
        {
            return Bound($"{prefix}.{call.Function}", qualified, call.Arguments, call.Offset);
        }

        var name = call.Function.TrimStart('.');
        IReadOnlyList<CelExpression> arguments = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        if (environment.Find(name, isReceiver: call.Target is not null, arguments.Count) is { } function)
        {
            return Bound(name, function, arguments, call.Offset);
        }

        return Unknown(name, call, arguments);
    }

    private CallNode Bound(string name, ResolvedFunction function, IReadOnlyList<CelExpression> arguments, int offset)
    {
        IsAsync |= function.IsAsync;
        if (function.IsHost)
        {
            calls.Add(new CelCallReference(
                name,
                [.. arguments.Select(a => a is CelExpression.Constant { Value.Kind: CelKind.String } text ? text.Value.AsString() : null)],
                offset));
        }

        return new CallNode(name, function.Body, [.. arguments.Select(Compile)], offset);
    }

    private UnknownFunctionNode Unknown(string name, CelExpression.Call call, IReadOnlyList<CelExpression> arguments)
    {
        foreach (var argument in arguments)
        {
            Compile(argument);
        }

        var isKnown = environment.FunctionNames.Contains(name);
        var full = call.Target is not null && QualifiedName(call.Target) is { } prefix ? $"{prefix}.{name}" : name;
        var closest = isKnown ? null : DidYouMean.Closest(full, environment.FunctionNames) ?? DidYouMean.Closest(name, environment.FunctionNames);
        var message = isKnown
            ? $"no such overload: {name}() with {arguments.Count} argument(s)"
            : $"unknown function '{full}'{(closest is null ? "" : $", did you mean '{closest}'?")}";
        var error = new CelError(isKnown ? CelErrorCode.NoSuchOverload : CelErrorCode.UndeclaredReference, message, call.Offset);
        Errors.Add(error);
        return new UnknownFunctionNode(message, error.Code, call.Offset);
    }

    private Node Macro(CelExpression.Macro macro)
    {
        var range = Compile(macro.Range);
        var slot1 = LocalCount++;
        scope.Add((macro.Variable1, slot1));
        var slot2 = -1;
        if (macro.Variable2 is not null)
        {
            slot2 = LocalCount++;
            scope.Add((macro.Variable2, slot2));
        }

        Node[] parts = [.. macro.Parts.Select(Compile)];
        scope.RemoveRange(scope.Count - (slot2 < 0 ? 1 : 2), slot2 < 0 ? 1 : 2);
        return macro.Kind switch
        {
            MacroKind.Bind => new BindNode(slot1, range, parts[0], macro.Offset),
            MacroKind.OptionalMap => new OptionalMapNode(range, slot1, parts[0], isFlat: false, macro.Offset),
            MacroKind.OptionalFlatMap => new OptionalMapNode(range, slot1, parts[0], isFlat: true, macro.Offset),
            _ => new ComprehensionNode(macro.Kind, range, slot1, slot2, parts, macro.Offset),
        };
    }
}
