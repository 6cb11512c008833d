namespace Swamp.Cel.Tests;

/// <summary>Walks through trees.</summary>
internal static class ExprWalk
{
    /// <summary>A node and all below it.</summary>
    public static IEnumerable<CelExpr> All(CelExpr root)
    {
        var waiting = new Stack<CelExpr>([root]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Children(node)) waiting.Push(child);
        }
    }

    /// <summary>The nodes right below one.</summary>
    public static IEnumerable<CelExpr> Children(CelExpr node) => node switch
    {
        SelectExpr select => [select.Operand],
        CallExpr call => call.Target is null ? call.Args : [call.Target, .. call.Args],
        ListExpr list => list.Elements,
        MapExpr map => map.Entries.SelectMany(static e => (CelExpr[])[e.Key, e.Value]),
        MessageExpr message => message.Fields.Select(static f => f.Value),
        MacroExpr macro => ((CelExpr?[])[macro.Range, macro.Condition, macro.Body]).OfType<CelExpr>(),
        _ => [],
    };

    /// <summary>Whether two trees are the same, apart from places.</summary>
    public static bool AreSame(CelExpr a, CelExpr b)
    {
        var waiting = new Stack<(CelExpr, CelExpr)>([(a, b)]);
        while (waiting.TryPop(out var pair))
        {
            if (!HaveSameHead(pair.Item1, pair.Item2)) return false;
            var (left, right) = (Children(pair.Item1).ToList(), Children(pair.Item2).ToList());
            if (left.Count != right.Count) return false;
            for (var i = 0; i < left.Count; i++) waiting.Push((left[i], right[i]));
        }

        return true;
    }

    private static bool HaveSameHead(CelExpr a, CelExpr b) => (a, b) switch
    {
        (ConstantExpr x, ConstantExpr y) => x.Value.Kind == y.Value.Kind && x.Value.Equals(y.Value) && (x.Value.Kind != CelKind.Double || x.Value.AsDouble().Equals(y.Value.AsDouble())),
        (IdentExpr x, IdentExpr y) => x.Name == y.Name && x.IsAbsolute == y.IsAbsolute,
        (SelectExpr x, SelectExpr y) => x.Field == y.Field && x.IsTest == y.IsTest,
        (CallExpr x, CallExpr y) => x.Function == y.Function && x.Target is null == y.Target is null,
        (ListExpr x, ListExpr y) => x.Elements.Length == y.Elements.Length && Enumerable.Range(0, x.Elements.Length).All(i => x.IsOptional(i) == y.IsOptional(i)),
        (MapExpr x, MapExpr y) => x.Entries.Select(static e => e.IsOptional).SequenceEqual(y.Entries.Select(static e => e.IsOptional)),
        (MessageExpr x, MessageExpr y) => x.TypeName == y.TypeName && x.Fields.Select(static f => (f.Name, f.IsOptional)).SequenceEqual(y.Fields.Select(static f => (f.Name, f.IsOptional))),
        (MacroExpr x, MacroExpr y) => x.Kind == y.Kind && x.Name == y.Name && x.Variable == y.Variable && x.SecondVariable == y.SecondVariable
            && x.Condition is null == y.Condition is null && x.Body is null == y.Body is null,
        _ => a.GetType() == b.GetType(),
    };
}
