namespace Swamp.Cel;

internal sealed partial class Compiler
{
    private Node BuildCall(CallExpr call)
    {
        switch (call.Function)
        {
            case Operators.And: return new LogicNode(BuildAll(call.Args), deciding: false) { Offset = call.Offset };
            case Operators.Or: return new LogicNode(BuildAll(call.Args), deciding: true) { Offset = call.Offset };
            case Operators.Conditional:
                return new ConditionalNode(Build(call.Args[0]), Build(call.Args[1]), Build(call.Args[2])) { Offset = call.Offset };
            case Operators.Equal: return new EqualNode(Build(call.Args[0]), Build(call.Args[1]), wanted: true) { Offset = call.Offset };
            case Operators.NotEqual: return new EqualNode(Build(call.Args[0]), Build(call.Args[1]), wanted: false) { Offset = call.Offset };
        }

        var resolved = FunctionResolver.Resolve(environment, call, name => Scope.Find(scope, name) >= 0);
        if (resolved.IsReceiver && call.Args.Length == 1 && resolved.Name is "or" or "orValue" && environment.FindFunctions(resolved.Name).Length == 0)
        {
            return new OptionalElseNode(Build(call.Target!), Build(call.Args[0]), resolved.Name == "orValue") { Offset = call.Offset };
        }

        var args = resolved.IsReceiver ? BuildAll([call.Target!, .. call.Args]) : BuildAll(call.Args);
        if (Host(resolved) is { Length: > 0 } functions)
        {
            var fallback = Library.Find(environment, resolved.Name, resolved.IsReceiver, args.Length);
            return new HostCallNode(resolved.Name, functions, fallback?.ToNary(), args) { Offset = call.Offset };
        }

        return Builtin(call, resolved, args);
    }

    private CelFunction[] Host(ResolvedFunction resolved)
    {
        var found = environment.FindFunctions(resolved.Name);
        if (found.Length == 0) return [];
        var list = new List<CelFunction>();
        foreach (var function in found)
        {
            if (function.IsReceiver == resolved.IsReceiver) list.Add(function);
        }

        return [.. list];
    }

    private Node Builtin(CallExpr call, ResolvedFunction resolved, Node[] args)
    {
        if (Library.Find(environment, resolved.Name, resolved.IsReceiver, args.Length) is not { } builtin)
        {
            if (resolved.IsKnown) return new CallNode((_, values) => Faults.NoOverload(resolved.Name, values), args) { Offset = call.Offset };
            if (options.RequireKnownFunctions) Refuse(UnknownFunction(call, resolved), call.Target is null ? call.Start : call.Offset);
            return new FailureNode(() => UnknownFunction(call, resolved)) { Offset = call.Offset };
        }

        if (builtin.Unary is not null) return new UnaryNode(builtin.Unary, args[0]) { Offset = call.Offset };
        if (builtin.Binary is not null) return new BinaryNode(Specialise(builtin, args), args[0], args[1]) { Offset = call.Offset };
        return new CallNode(builtin.Nary!, args) { Offset = call.Offset };
    }

    private CelFault UnknownFunction(CallExpr call, ResolvedFunction resolved) => new(
        CelErrorCodes.UnknownFunction,
        (_, _) => FunctionHints.For(environment, call, resolved).Message,
        null,
        null,
        (_, _) => FunctionHints.For(environment, call, resolved).Suggestion);

    private CelFault UnknownVariable(string name) => new(
        CelErrorCodes.UnknownIdentifier,
        static (name, _) => $"undeclared reference to '{name}'",
        name,
        environment,
        static (name, environment) => Suggestions.Nearest((string)name!, ((CelEnvironment)environment!).Variables.Keys));

    private void Refuse(CelFault fault, int offset)
    {
        fault.Offset = offset;
        (errors ??= []).Add(fault.ToError(source));
    }

    /// <summary>A pattern that is written as a literal is compiled once, with the expression.</summary>
    private BinaryBody Specialise(Builtin builtin, Node[] args)
    {
        if (builtin.Name != "matches" || args[1] is not ConstantNode { Value.Kind: CelKind.String } pattern) return builtin.Binary!;

        // Compiling has no budget of its own: patterns beyond these are compiled, and paid for, when they are evaluated.
        patternWork += pattern.Value.RawString.Length;
        if (patternWork > MaxPatternWork) return builtin.Binary!;
        var compiled = Re2.Compile(pattern.Value.RawString, out var problem);
        patternWork += compiled?.Weight ?? 0;
        return StringFunctions.Matcher(compiled, problem);
    }

    private Node BuildMacro(MacroExpr macro)
    {
        if (macro.Kind == MacroKind.Block) return BuildBlock(macro);
        var range = Build(macro.Range);
        var before = nodes;
        var outer = depth;
        if (macro.Kind == MacroKind.SortBy) return BuildSortBy(macro, range);
        var first = Declare(macro.Variable);
        var second = macro.SecondVariable is null ? -1 : Declare(macro.SecondVariable);
        var condition = macro.Condition is null ? null : Build(macro.Condition);
        var body = macro.Body is null ? null : Build(macro.Body);
        Leave(depth - outer);
        switch (macro.Kind)
        {
            case MacroKind.Bind: return new BindNode(range, body!, first) { Offset = macro.Offset };
            case MacroKind.OptMap: return new OptionalMapNode(range, body!, first, flat: false) { Offset = macro.Offset };
            case MacroKind.OptFlatMap: return new OptionalMapNode(range, body!, first, flat: true) { Offset = macro.Offset };
        }

        var parts = new LoopParts(macro.Name, macro.Offset, range, condition, body, first, second, 1 + ((nodes - before) / 4));
        return macro.Kind switch
        {
            MacroKind.All => new QuantifierNode(parts, deciding: false),
            MacroKind.Exists => new QuantifierNode(parts, deciding: true),
            MacroKind.ExistsOne => new ExistsOneNode(parts),
            MacroKind.TransformMap => new MapLoopNode(parts, entries: false),
            MacroKind.TransformMapEntry => new MapLoopNode(parts, entries: true),
            _ => new ListLoopNode(parts),
        };
    }

    /// <summary><c>list.sortBy(x, key)</c>: the list is kept, its keys are computed, and it is sorted by them.</summary>
    private BindNode BuildSortBy(MacroExpr macro, Node range)
    {
        var before = nodes;
        var outer = depth;
        var list = Declare("@sorted");
        var variable = Declare(macro.Variable);
        var key = Build(macro.Body!);
        Leave(depth - outer);
        var keys = new ListLoopNode(new LoopParts(macro.Name, macro.Offset, new LocalNode(list), null, key, variable, -1, 1 + ((nodes - before) / 4)));
        return new BindNode(range, new BinaryNode(ListFunctions.SortBy, new LocalNode(list), keys) { Offset = macro.Offset }, list) { Offset = macro.Offset };
    }

    /// <summary><c>cel.block([a, b], body)</c>: later slots may use earlier ones.</summary>
    private Node BuildBlock(MacroExpr macro)
    {
        var slotExprs = ((ListExpr)macro.Range).Elements;
        var outer = depth;
        var bound = new List<(Node Value, int Slot)>();
        for (var i = 0; i < slotExprs.Length; i++)
        {
            var value = Build(slotExprs[i]);
            bound.Add((value, Declare($"@index{i}")));
        }

        var body = Build(macro.Body!);
        Leave(depth - outer);
        for (var i = bound.Count - 1; i >= 0; i--) body = new BindNode(bound[i].Value, body, bound[i].Slot) { Offset = macro.Offset };
        return body;
    }
}
