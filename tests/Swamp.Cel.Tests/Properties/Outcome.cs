using Swamp.Cel.Tests.Conformance;

namespace Swamp.Cel.Tests.Properties;

/// <summary>What an expression ends in: a value or the code of an error.</summary>
internal readonly record struct Outcome(CelValue Value, string? Code)
{
    public static Outcome Of(CelEnvironment environment, string source, ICelActivation variables)
    {
        CelProgram program;
        try
        {
            program = environment.Compile(source, new CelCompileOptions { RequireKnownFunctions = false });
        }
        catch (CelException refused)
        {
            return new Outcome(default, refused.Code);
        }

        return program.TryEvaluate(variables, out var value) ? new Outcome(value, null) : new Outcome(default, program.Explain(value).Code);
    }

    /// <summary>The same value, or both an error of any kind.</summary>
    public bool Agrees(Outcome other) => Code is null == other.Code is null && (Code is not null || ConformanceValues.AreSame(Value, other.Value));

    /// <summary>The same value or the same error.</summary>
    public bool IsSame(Outcome other) => Code == other.Code && Agrees(other);

    public override string ToString() => Code ?? Value.ToString();
}
