using System.Text.Json;

namespace Swamp.Cel.Tests.Conformance;

/// <summary>An environment with the variables and functions that a case declares.</summary>
internal sealed class VectorEnvironment
{
    private readonly Dictionary<CelFunction, string> ids = [];

    private VectorEnvironment(ConformanceCase test, bool withDefaults)
    {
        var builder = CelEnvironment.CreateBuilder();
        if (withDefaults) AddDefaults(builder);
        if (test.Row.TryGetProperty("container", out var container)) builder.WithContainer(container.GetString()!);
        if (test.Row.TryGetProperty("typeEnv", out var declarations))
        {
            foreach (var declaration in declarations.EnumerateArray()) Declare(builder, declaration);
        }

        Environment = builder.Build();
    }

    public CelEnvironment Environment { get; }

    public static VectorEnvironment Of(ConformanceCase test, bool withDefaults = false) => new(test, withDefaults);

    /// <summary>The identifier of a form of a function, as the case declares it.</summary>
    public string IdOf(Overload overload) => overload.Function is null ? overload.Id : ids[overload.Function];

    /// <summary>What the data's checker tests have declared in all cases of theirs.</summary>
    private void AddDefaults(CelEnvironmentBuilder builder)
    {
        builder
            .DeclareVariable("is", CelType.String).DeclareVariable("ii", CelType.Int).DeclareVariable("iu", CelType.Uint)
            .DeclareVariable("iz", CelType.Bool).DeclareVariable("ib", CelType.Bytes).DeclareVariable("id", CelType.Double)
            .DeclareVariable("ix", CelType.Null);
        Add(builder, "fg_s_0", CelFunction.Create("fg_s", [], CelType.String, static _ => CelValue.String("")));
        Add(builder, "fi_s_s_0", CelFunction.CreateReceiver("fi_s_s", [CelType.String], CelType.String, static args => args[0]));
    }

    private void Declare(CelEnvironmentBuilder builder, JsonElement declaration)
    {
        var name = declaration.GetProperty("name").GetString()!;
        if (declaration.TryGetProperty("ident", out var variable))
        {
            builder.DeclareVariable(name, VectorTypes.Read(variable.GetProperty("type")));
            return;
        }

        foreach (var overload in declaration.GetProperty("function").GetProperty("overloads").EnumerateArray())
        {
            CelType[] parameters = overload.TryGetProperty("params", out var list) ? [.. list.EnumerateArray().Select(VectorTypes.Read)] : [];
            var result = VectorTypes.Read(overload.GetProperty("resultType"));
            var isReceiver = overload.TryGetProperty("isInstanceFunction", out var flag) && flag.GetBoolean();
            Add(builder, overload.GetProperty("overloadId").GetString()!, isReceiver
                ? CelFunction.CreateReceiver(name, parameters, result, static _ => CelValue.Null)
                : CelFunction.Create(name, parameters, result, static _ => CelValue.Null));
        }
    }

    private void Add(CelEnvironmentBuilder builder, string id, CelFunction function)
    {
        ids[function] = id;
        builder.AddFunction(function);
    }
}
