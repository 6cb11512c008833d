using System.Reflection;
using System.Text.Json.Nodes;
using Swamp.Sdk;

namespace Swamp.Runner.Describing;

/// <summary>What a class with <c>[Model]</c> or <c>[Extends]</c> offers, found by looking at it.</summary>
internal sealed class ModelShape
{
    private static readonly Type[] MethodResults = [typeof(void), typeof(DataHandle), typeof(IEnumerable<DataHandle>)];

    private ModelShape()
    {
    }

    /// <summary>How it is made.</summary>
    public required Construction Construction { get; init; }

    /// <summary>Methods by name.</summary>
    public required IReadOnlyDictionary<string, (Operation Operation, MethodAttribute Attribute)> Methods { get; init; }

    /// <summary>Checks by name.</summary>
    public required IReadOnlyDictionary<string, (Operation Operation, CheckAttribute Attribute)> Checks { get; init; }

    /// <summary>Upgrades by the version they lead to.</summary>
    public required IReadOnlyDictionary<string, (Operation Operation, UpgradeAttribute Attribute)> Upgrades { get; init; }

    /// <summary>Looks at a class.</summary>
    /// <exception cref="Conversation.ShapeException">Something about it is wrong; the message says everything that is.</exception>
    public static ModelShape Of(Type type)
    {
        var problems = new Problems();
        var shape = new ModelShape
        {
            Construction = Construction.Of(type, takesName: false, problems),
            Methods = Operation.Of<MethodAttribute>(type, static (m, a) => a.Name ?? MemberNames.OfMethod(m.Name), typeof(IMethodContext), takesArguments: true, MethodResults, problems),
            Checks = Operation.Of<CheckAttribute>(type, static (m, a) => a.Name ?? MemberNames.OfCheck(m.Name), typeof(ICheckContext), takesArguments: false, [typeof(CheckResult)], problems),
            Upgrades = Operation.Of<UpgradeAttribute>(type, static (_, a) => a.ToVersion, typeof(void), takesArguments: true, [typeof(JsonObject)], problems),
        };
        foreach (var (operation, _) in shape.Upgrades.Values)
        {
            if (!operation.Info.IsStatic || operation.ArgumentsType != typeof(JsonObject))
            {
                problems.Add($"{type.Name}.{operation.Info.Name}", "expected 'static JsonObject Name(JsonObject globalArguments)'");
            }
        }

        if (shape.Methods.Count == 0 && type.IsDefined(typeof(ModelAttribute)))
        {
            problems.Add(type.Name, "expected at least one method with [Method]");
        }

        problems.ThrowIfAny();
        return shape;
    }

    /// <summary>What the class declares in static members. Reading them runs code of the extension.</summary>
    /// <exception cref="Conversation.ShapeException">Two have one name.</exception>
    public static IReadOnlyList<OutputSpec> OutputsOf(Type type)
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var fields = type.GetFields(statics).Where(static f => typeof(OutputSpec).IsAssignableFrom(f.FieldType) && !f.Name.StartsWith('<')).Select(static f => (f.Name, Value: f.GetValue(null)));
        var properties = type.GetProperties(statics).Where(static p => typeof(OutputSpec).IsAssignableFrom(p.PropertyType)).Select(static p => (p.Name, Value: p.GetValue(null)));
        var problems = new Problems();
        var outputs = new List<OutputSpec>();
        foreach (var (name, value) in fields.Concat(properties))
        {
            if (value is not OutputSpec output)
            {
                problems.Add($"{type.Name}.{name}", "expected a specification, found null");
            }
            else if (outputs.Any(o => o.Name == output.Name))
            {
                problems.Add($"{type.Name}.{name}", $"there is another one that is called '{output.Name}'");
            }
            else
            {
                outputs.Add(output);
            }
        }

        problems.ThrowIfAny();
        return outputs;
    }
}
