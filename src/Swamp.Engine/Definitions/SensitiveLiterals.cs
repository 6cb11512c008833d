using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;

namespace Swamp.Engine.Definitions;

/// <summary>Keeps secrets out of definition files: a sensitive global argument may hold expressions only (DEF-9).</summary>
public static class SensitiveLiterals
{
    /// <summary>Dotted paths of literals at sensitive places; empty when there are none.</summary>
    /// <param name="schema">Schema of the global arguments; null when the type accepts any.</param>
    /// <param name="globalArguments">The arguments as written.</param>
    public static IReadOnlyList<string> Find(JsonObject? schema, JsonObject globalArguments)
    {
        var paths = new List<string>();
        foreach (var (path, value, _) in SensitivePaths.In(schema, globalArguments))
        {
            Collect(ValuePath.Dotted(path), value, paths);
        }

        return paths;
    }

    /// <summary>Refuses literals at sensitive places.</summary>
    /// <param name="type">The type of the definition.</param>
    /// <param name="globalArguments">The arguments as written.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.LiteralSensitiveGlobalArg"/>; the values are not in the message.</exception>
    public static void Refuse(ModelType type, JsonObject globalArguments)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (Find(type.GlobalArguments, globalArguments) is not [var first, ..] paths)
        {
            return;
        }

        var key = first.Split('.', '[')[0];
        throw new SwampException(
            ErrorCodes.LiteralSensitiveGlobalArg,
            $"Global argument{(paths.Count > 1 ? "s" : "")} {string.Join(", ", paths.Select(static path => $"'{path}'"))} of {type.Name.Normalized} "
                + "hold secrets and cannot be written into a definition file. Put the value into a vault and refer to it.",
            $"--global-arg '{key}=${{{{ vault.get(''my-vault'', ''{key}'') }}}}'".Replace("''", "\"", StringComparison.Ordinal));
    }

    private static void Collect(string path, JsonNode? value, List<string> literals)
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, item) in map)
                {
                    Collect($"{path}.{key}", item, literals);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Collect($"{path}[{i}]", list[i], literals);
                }

                break;
            case not null when !IsSafe(value):
                literals.Add(path);
                break;
            default:
                break;
        }
    }

    private static bool IsSafe(JsonNode value)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetValue<string>();
        return text.Length == 0
            || (ExpressionText.Parse(text) is { } parsed && parsed.Segments.All(static piece => piece.IsExpression || string.IsNullOrWhiteSpace(piece.Text)));
    }
}
