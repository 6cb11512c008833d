using System.Text.RegularExpressions;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution;

/// <summary>Orders definitions so that each comes after those its expressions refer to (EXPR-13, EXP-5B).</summary>
public static partial class DependencyOrder
{
    /// <summary>The definitions in order; independent ones keep the order they came in.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.CyclicDependency"/> naming the circle.</exception>
    public static IReadOnlyList<Definition> Of(IReadOnlyList<Definition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        var byName = definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        var order = new List<Definition>();
        foreach (var definition in definitions)
        {
            Visit(definition, byName, done, path, order);
        }

        return order;
    }

    private static void Visit(Definition definition, Dictionary<string, Definition> byName, HashSet<string> done, List<string> path, List<Definition> order)
    {
        if (done.Contains(definition.Name))
        {
            return;
        }

        var start = path.IndexOf(definition.Name);
        if (start >= 0)
        {
            throw new SwampException(
                ErrorCodes.CyclicDependency,
                $"Cyclic dependency detected: {string.Join(" -> ", path.Skip(start).Append(definition.Name))}",
                "Take one of these references out.");
        }

        path.Add(definition.Name);
        foreach (var name in References(definition).Where(n => n != definition.Name))
        {
            if (byName.TryGetValue(name, out var needed))
            {
                Visit(needed, byName, done, path, order);
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(definition.Name);
        order.Add(definition);
    }

    private static IEnumerable<string> References(Definition definition) =>
        ExpressionScanner.Scan(DefinitionJson.Of(definition))
            .SelectMany(site => site.Text.Expressions)
            .SelectMany(expression => Reference().Matches(expression.Text).AsEnumerable())
            .Select(match => match.Groups.Values.Skip(1).First(g => g.Success).Value)
            .Distinct();

    [GeneratedRegex("""model\.([\w-]+)\.|model\[["']([^"']+)["']\]|(?:data\.\w+|file\.contents)\(\s*["']([^"']+)["']""", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
