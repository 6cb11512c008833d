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
}
