namespace Swamp.Cel.Tests.Checking;

/// <summary>What the checker promises, tried on expressions that a generator makes by type.</summary>
public sealed class SoundnessTests
{
    private const int Count = 6000;
    private const string Noise = "()[]{}.,?:'1au&|=<+-! ";

    private static readonly CelCompileOptions s_strict = new() { CheckTypes = true, RequireDeclaredVariables = true };

    /// <summary>Errors that depend on values; any other would be one that the check should have found.</summary>
    private static readonly string[] s_ofValues =
    [
        CelErrorCodes.Overflow, CelErrorCodes.DivideByZero, CelErrorCodes.IndexOutOfRange, CelErrorCodes.NoSuchKey, CelErrorCodes.MapKey, CelErrorCodes.Conversion,
        CelErrorCodes.Argument, CelErrorCodes.NoValue, CelErrorCodes.CostLimit,
    ];

    [Theory]
    [InlineData(CelDialect.Standard, 1)]
    [InlineData(CelDialect.Standard, 2)]
    [InlineData(CelDialect.Swamp, 3)]
    public void WellTypedExpression_HasItsType_AndGivesAValueOfIt(CelDialect dialect, int seed)
    {
        var random = new Random(seed);
        var generator = new TypedGenerator(random, dialect == CelDialect.Swamp);
        var environment = Environment(dialect, areDeclared: true);
        var values = TypedGenerator.Values();
        var evaluated = 0;
        for (var i = 0; i < Count; i++)
        {
            var type = generator.Type(2);
            var source = generator.Make(type, random.Next(1, 4));
            var check = environment.Check(source, s_strict);
            Assert.True(check.IsValid, $"{source}: {string.Join("; ", check.Errors.Select(static e => e.Message))}");
            Assert.True(type.Equals(check.Type), $"{source}: {check.Type}, not {type}");
            var program = environment.Compile(source, s_strict);
            Assert.Equal(type, program.ResultType);
            if (!program.TryEvaluate(values, out var value))
            {
                Assert.True(s_ofValues.Contains(program.Explain(value).Code), $"{source}: {program.Explain(value)}");
                continue;
            }

            evaluated++;
            Assert.True(Values.Is(type, value), $"{source}: {value} is no {type}");
        }

        Assert.True(evaluated > Count / 2, $"only {evaluated} evaluate");
    }

    /// <summary>
    /// What is right with declared types stays right when nothing is declared; and whatever the variables hold then, a value that comes out is one
    /// of the type that the check promised.
    /// </summary>
    [Theory]
    [InlineData(CelDialect.Standard, 4)]
    [InlineData(CelDialect.Swamp, 5)]
    public void WellTypedExpression_WithoutDeclarations_ChecksAsWell(CelDialect dialect, int seed)
    {
        var random = new Random(seed);
        var generator = new TypedGenerator(random, dialect == CelDialect.Swamp);
        var environment = Environment(dialect, areDeclared: false);
        var evaluated = 0;
        for (var i = 0; i < Count; i++)
        {
            var source = generator.Make(generator.Type(2), random.Next(1, 4));
            var check = environment.Check(source);
            Assert.True(check.IsValid, $"{source}: {string.Join("; ", check.Errors.Select(static e => e.Message))}");
            if (!environment.Compile(source).TryEvaluate(TypedGenerator.Shuffled(random), out var value)) continue;
            evaluated++;
            Assert.True(Values.Is(check.Type, value), $"{source}: {value} is no {check.Type}");
        }

        Assert.True(evaluated > Count / 4, $"only {evaluated} evaluate");
    }

    [Theory]
    [InlineData(CelDialect.Standard, 6)]
    [InlineData(CelDialect.Swamp, 7)]
    public void IllTypedPart_IsAnErrorInside(CelDialect dialect, int seed)
    {
        var random = new Random(seed);
        var generator = new TypedGenerator(random, dialect == CelDialect.Swamp);
        var environment = Environment(dialect, areDeclared: true);
        for (var i = 0; i < Count; i++)
        {
            var wrong = Wrong(generator, random);
            var before = $"cel.bind(q, {generator.Make(generator.Type(1), 2)}, [{generator.Make(CelType.Int, 1)}, ";
            var source = $"{before}{wrong}].size() + {generator.Make(CelType.Int, 2)})";
            var check = environment.Check(source, s_strict);
            Assert.False(check.IsValid, source);
            Assert.All(check.Errors, e => Assert.InRange(e.Offset, before.Length, before.Length + wrong.Length - 1));
            Assert.All(check.Errors, e => Assert.True(e.Length >= 1 && e.Line == 1 && e.Column == e.Offset + 1 && e.Found is not null, source));
            var thrown = Assert.Throws<CelException>(() => environment.Compile(source, s_strict));
            Assert.Equal(check.Errors[0].Code, thrown.Code);
        }
    }

    [Fact]
    public void BrokenExpressions_NeverThrow()
    {
        var random = new Random(8);
        var generator = new TypedGenerator(random, isDialect: false);
        var environment = Environment(CelDialect.Standard, areDeclared: true);
        for (var i = 0; i < 5 * Count; i++)
        {
            var text = generator.Make(generator.Type(2), 2).ToCharArray();
            for (var j = 0; j < 3; j++) text[random.Next(text.Length)] = Noise[random.Next(Noise.Length)];
            var source = new string(text);
            var check = environment.Check(source, s_strict);
            Assert.All(check.Errors, e => Assert.InRange(e.Offset, 0, source.Length));
            Assert.All(check.Errors, e => Assert.InRange(e.Offset + e.Length, 1, source.Length + 1));
            if (check.IsValid) environment.Compile(source, s_strict);
        }
    }

    private static CelEnvironment Environment(CelDialect dialect, bool areDeclared)
    {
        var builder = CelEnvironment.CreateBuilder().WithDialect(dialect);
        if (!areDeclared) return builder.Build();
        foreach (var (name, type) in TypedGenerator.Variables) builder.DeclareVariable(name, type);
        return builder.Build();
    }

    private static string Wrong(TypedGenerator generator, Random random)
    {
        string Of(CelType type) => generator.Make(type, random.Next(3));
        return random.Next(14) switch
        {
            0 => $"({Of(CelType.Bool)} + {Of(CelType.Int)})",
            1 => $"!({Of(CelType.Int)})",
            2 => $"({Of(CelType.String)} - {Of(CelType.String)})",
            3 => $"({Of(CelType.Int)}).startsWith('a')",
            4 => $"({Of(CelType.Duration)})[0]",
            5 => $"({Of(CelType.Bool)}).all(x, true)",
            6 => $"({Of(CelType.String)} ? 1 : 2)",
            7 => $"({Of(CelType.Bool)} && {Of(CelType.Double)})",
            8 => $"({Of(CelType.String)}).charAt({Of(CelType.Bool)})",
            9 => $"({Of(CelType.Bytes)}).field",
            10 => $"size({Of(CelType.Int)})",
            11 => $"{Of(CelType.List(CelType.Int))}.map(x, x.getHours())",
            12 => $"({Of(CelType.Int)} in {Of(CelType.String)})",
            _ => $"[?{Of(CelType.Int)}]",
        };
    }
}
