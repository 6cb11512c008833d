using System.Diagnostics.CodeAnalysis;

namespace Swamp.Cel.Syntax;

/// <summary>Recognises the macros among calls with a receiver.</summary>
internal static class MacroExpansion
{
    /// <summary>Makes a macro of a call, or says what is wrong with it; neither when it is an ordinary call.</summary>
    public static bool TryExpand(
        CelExpression target, string name, IReadOnlyList<CelExpression> arguments, int offset, [NotNullWhen(true)] out CelExpression? macro, out string? problem)
    {
        macro = null;
        problem = null;
        if (name == "bind" && target is CelExpression.Identifier { Name: "cel" } && arguments.Count == 3)
        {
            return Bind(arguments, offset, out macro, out problem);
        }

        var (kind, names, minimum, maximum) = name switch
        {
            "all" => (MacroKind.All, arguments.Count - 1, 2, 3),
            "exists" => (MacroKind.Exists, arguments.Count - 1, 2, 3),
            "exists_one" or "existsOne" => (MacroKind.ExistsOne, arguments.Count - 1, 2, 3),
            "filter" => (MacroKind.Filter, 1, 2, 2),
            "map" => (MacroKind.Map, 1, 2, 3),
            "transformList" => (MacroKind.TransformList, 2, 3, 4),
            "transformMap" => (MacroKind.TransformMap, 2, 3, 4),
            "transformMapEntry" => (MacroKind.TransformMapEntry, 2, 3, 4),
            "optMap" => (MacroKind.OptionalMap, 1, 2, 2),
            "optFlatMap" => (MacroKind.OptionalFlatMap, 1, 2, 2),
            _ => (default, 0, -1, -1),
        };
        if (arguments.Count < minimum || arguments.Count > maximum || maximum < 0)
        {
            return false;
        }

        var variables = new List<string>();
        for (var i = 0; i < names; i++)
        {
            if (arguments[i] is not CelExpression.Identifier { IsRooted: false } variable)
            {
                problem = $"{name}() needs a simple name as its {(i == 0 ? "first" : "second")} argument";
                return false;
            }

            if (variables.Contains(variable.Name))
            {
                problem = $"{name}() needs two different names";
                return false;
            }

            variables.Add(variable.Name);
        }

        macro = new CelExpression.Macro(kind, target, variables[0], variables.Count > 1 ? variables[1] : null, [.. arguments.Skip(names)], offset);
        return true;
    }

    private static bool Bind(IReadOnlyList<CelExpression> arguments, int offset, [NotNullWhen(true)] out CelExpression? macro, out string? problem)
    {
        macro = null;
        problem = null;
        if (arguments[0] is not CelExpression.Identifier { IsRooted: false } variable)
        {
            problem = "cel.bind() needs a simple name as its first argument";
            return false;
        }

        macro = new CelExpression.Macro(MacroKind.Bind, arguments[1], variable.Name, null, [arguments[2]], offset);
        return true;
    }
}
