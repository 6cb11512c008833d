namespace Swamp.Cel;

/// <summary>Walks a tree and notes what it refers to.</summary>
internal sealed class ReferenceCollector
{
    private readonly CelEnvironment environment;
    private readonly List<CelPathReference> paths = [];
    private readonly List<CelCallReference> calls = [];
    private readonly List<string> bound = [];

    private ReferenceCollector(CelEnvironment environment) => this.environment = environment;

    public static CelReferences Collect(CelEnvironment environment, CelExpr root)
    {
        var collector = new ReferenceCollector(environment);
        collector.Visit(root, [], root.End, false);
        collector.paths.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        collector.calls.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        return new CelReferences(collector.paths, collector.calls);
    }

    /// <param name="expr">The node.</param>
    /// <param name="below">Names selected from the node, nearest first.</param>
    /// <param name="end">Where the last of these names ends.</param>
    /// <param name="isTest">Whether the last of them may be missing.</param>
    private void Visit(CelExpr expr, IReadOnlyList<string> below, int end, bool isTest)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expr)
        {
            case IdentExpr ident:
                if ((ident.IsAbsolute || !bound.Contains(ident.Name)) && !CelTypes.ByName.ContainsKey(Full(ident.Name, below)))
                {
                    if (!ident.Name.StartsWith('@') && !IsType(ident)) paths.Add(new CelPathReference([ident.Name, .. below], ident.Start, end - ident.Start, isTest));
                }

                break;
            case SelectExpr select:
                Visit(select.Operand, [select.Field, .. below], below.Count > 0 ? end : select.IsTest ? select.FieldEnd : select.End, isTest || select.IsTest);
                break;
            case CallExpr { Function: Operators.Index or Operators.OptIndex or Operators.OptSelect } index when index.Args[1] is ConstantExpr { Value.Kind: CelKind.String } key:
                Visit(index.Args[0], [key.Value.RawString, .. below], below.Count > 0 ? end : index.End, isTest || index.Function != Operators.Index);
                break;
            case CallExpr call: VisitCall(call, below); break;
            case ListExpr list: VisitAll(list.Elements); break;
            case MapExpr map:
                foreach (var entry in map.Entries)
                {
                    VisitWhole(entry.Key);
                    VisitWhole(entry.Value);
                }

                break;
            case MessageExpr message: VisitAll(message.Fields.Select(static f => f.Value)); break;
            case MacroExpr macro: VisitMacro(macro); break;
        }
    }

    private bool IsType(IdentExpr ident) => CelTypes.ByName.ContainsKey(ident.Name) && !environment.Variables.ContainsKey(ident.Name);

    private static string Full(string name, IReadOnlyList<string> below) => below.Count == 0 ? "" : $"{name}.{string.Join('.', below)}";

    private void VisitWhole(CelExpr expr) => Visit(expr, [], expr.End, false);

    private void VisitAll(IEnumerable<CelExpr> items)
    {
        foreach (var item in items) VisitWhole(item);
    }

    private void VisitCall(CallExpr call, IReadOnlyList<string> below)
    {
        if (!Operators.IsOperator(call.Function) && call.Function is not (Operators.MathMax or Operators.MathMin))
        {
            var resolved = FunctionResolver.Resolve(environment, call, bound.Contains);
            var isReceiver = call.Target is not null && resolved.IsReceiver;
            var target = isReceiver ? QualifiedName.Parts(call.Target!) ?? [] : [];
            calls.Add(new CelCallReference(
                resolved.Name, target, isReceiver, [.. call.Args.Select(Literal)], below, call.Start, call.End - call.Start));
            if (isReceiver) VisitWhole(call.Target!);
        }
        else if (call.Target is not null)
        {
            VisitWhole(call.Target);
        }

        VisitAll(call.Args);
    }

    private static CelValue? Literal(CelExpr arg) => arg is ConstantExpr constant ? constant.Value : null;

    private void VisitMacro(MacroExpr macro)
    {
        VisitWhole(macro.Range);
        var count = bound.Count;
        bound.Add(macro.Variable);
        if (macro.SecondVariable is not null) bound.Add(macro.SecondVariable);
        if (macro.Condition is not null) VisitWhole(macro.Condition);
        if (macro.Body is not null) VisitWhole(macro.Body);
        bound.RemoveRange(count, bound.Count - count);
    }
}
