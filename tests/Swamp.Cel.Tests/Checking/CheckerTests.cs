namespace Swamp.Cel.Tests.Checking;

public sealed class CheckerTests
{
    private static readonly CelType T = CelType.Parameter("T");

    [Theory]
    [InlineData("1 + 2", "int")]
    [InlineData("name.size() > 3 && tags.exists(t, t == name)", "bool")]
    [InlineData("tags.map(t, t.size())", "list(int)")]
    [InlineData("counts.map(k, counts[k] * 2)", "list(int)")]
    [InlineData("counts.transformMap(k, v, string(v))", "map(string, string)")]
    [InlineData("tags.transformMapEntry(i, t, {t: i})", "map(string, int)")]
    [InlineData("counts.?a.optMap(c, c + 1)", "optional_type(int)")]
    [InlineData("counts.?a.orValue(0)", "int")]
    [InlineData("counts[?'a'].or(optional.none())", "optional_type(int)")]
    [InlineData("tags[?0].optFlatMap(t, counts[?t])", "optional_type(int)")]
    [InlineData("[1, 'a']", "list(dyn)")]
    [InlineData("[]", "list(dyn)")]
    [InlineData("[[], [1]]", "list(list(int))")]
    [InlineData("{'a': [], 'b': ['c']}", "map(string, list(string))")]
    [InlineData("free.x.y[0] + 1", "int")]
    [InlineData("free.x", "dyn")]
    [InlineData("free.all(x, x > 1)", "bool")]
    [InlineData("cel.bind(x, [name], x[0] + '!')", "string")]
    [InlineData("type(1) == int", "bool")]
    [InlineData("type(tags)", "type(list(string))")]
    [InlineData("null", "null_type")]
    [InlineData("maybe + 1", "int")]
    [InlineData("[maybe, 1]", "list(wrapper(int))")]
    [InlineData("[null, maybe][0]", "wrapper(int)")]
    [InlineData("maybe == null ? 0 : maybe", "wrapper(int)")]
    [InlineData("google.protobuf.Timestamp", "type(google.protobuf.Timestamp)")]
    [InlineData("now - duration('1h')", "google.protobuf.Timestamp")]
    [InlineData("[optional.of([1])][0].first()", null)]
    [InlineData("math.greatest(1, 2, 3)", "int")]
    [InlineData("math.least(1, 2.0)", "dyn")]
    [InlineData("math.greatest([1u, 2u])", "uint")]
    [InlineData("[3, 1].sort()", "list(int)")]
    [InlineData("[[1], [2]].flatten()", "list(int)")]
    [InlineData("lists.range(3).map(i, i * 2).first()", "optional_type(int)")]
    [InlineData("has(counts.a) ? counts.a : 0", "int")]
    [InlineData("set(tags)", "set(string)")]
    [InlineData("set([1]).member(1)", "bool")]
    [InlineData("set([1]).member('a')", null)]
    [InlineData("data.latest('m', 'n').attributes.x", "dyn")]
    [InlineData("cel.block([1, cel.index(0) + 1], [cel.index(1)])", "list(int)")]
    public void Expression_HasType(string source, string? type)
    {
        var check = Environment().Check(source);

        Assert.Equal(type is not null, check.IsValid);
        if (type is not null) Assert.Equal(type, check.Type.ToString());
    }

    [Theory]
    [InlineData("name + 1", CelErrorCodes.NoSuchOverload, 5, "no such overload: string + int; there is int + int, string + string", "(string, int)")]
    [InlineData("1 + 2.0", CelErrorCodes.NoSuchOverload, 2, "no such overload: int + double; there is int + int, double + double", "(int, double)")]
    [InlineData("name.charAt('a')", CelErrorCodes.NoSuchOverload, 5, "no such overload: string.charAt(string); there is string.charAt(int)", "(string, string)")]
    [InlineData("name.charAt()", CelErrorCodes.NoSuchOverload, 5, "no such overload: string.charAt(); there is string.charAt(int)", "(string)")]
    [InlineData("size(1)", CelErrorCodes.NoSuchOverload, 0, "no such overload: size(int); there is size(string), size(bytes), size(list(A)), size(map(A, B))", "(int)")]
    [InlineData("tags['a']", CelErrorCodes.NoSuchOverload, 4, "no such overload: list(string)[string]; there is list(A)[int]", "(list(string), string)")]
    [InlineData("-name", CelErrorCodes.NoSuchOverload, 0, "no such overload: -string; there is -int, -double", "(string)")]
    [InlineData("name == 1", CelErrorCodes.NoSuchOverload, 5, "no such overload: string == int; both sides must have one type", "(string, int)")]
    [InlineData("true ? 1 : 'a'", CelErrorCodes.NoSuchOverload, 5, "both branches of '?:' must have one type, and these are int and string", "(bool, int, string)")]
    [InlineData("name.length", CelErrorCodes.NoSuchOverload, 5, "a value of type string has no field 'length'", "string")]
    [InlineData("counts.a && true", CelErrorCodes.TypeMismatch, 0, "what '&&' joins must be bool, and this is int", "int")]
    [InlineData("true || name", CelErrorCodes.TypeMismatch, 8, "what '||' joins must be bool, and this is string", "string")]
    [InlineData("name ? 1 : 2", CelErrorCodes.TypeMismatch, 0, "a condition must be bool, and this is string", "string")]
    [InlineData("tags.filter(t, t)", CelErrorCodes.TypeMismatch, 15, "the condition of filter() must be bool, and this is string", "string")]
    [InlineData("name.exists(c, true)", CelErrorCodes.TypeMismatch, 0, "what exists() walks through must be a list or a map, and this is string", "string")]
    [InlineData("[?1]", CelErrorCodes.TypeMismatch, 2, "what follows '?' must be an optional, and this is int", "int")]
    [InlineData("name.optMap(x, x)", CelErrorCodes.TypeMismatch, 0, "the receiver of optMap() must be an optional, and this is string", "string")]
    [InlineData("math.greatest(1, name)", CelErrorCodes.NoSuchOverload, 0, "'math.greatest' does not take (int, string); it takes math.greatest(number, …), math.greatest(list(number))", "(int, string)")]
    [InlineData("data.latest('m')", CelErrorCodes.NoSuchOverload, 0, "no such overload: data.latest(string); there is data.latest(string, string)", "(string)")]
    [InlineData("Msg{a: 1}", CelErrorCodes.Unsupported, 3, "messages are not supported: Msg", null)]
    public void WrongExpression_IsAnErrorWithPlaceAndTypes(string source, string code, int offset, string message, string? found)
    {
        var error = Assert.Single(Environment().Check(source).Errors);

        Assert.Equal(code, error.Code);
        Assert.Equal(offset, error.Offset);
        Assert.Equal(message, error.Message);
        Assert.Equal(found, error.Found);
    }

    [Fact]
    public void Error_ShowsTheLineWithACaret()
    {
        var error = Assert.Throws<CelException>(() => Environment().Compile("true &&\n  name + counts", new CelCompileOptions { CheckTypes = true }));

        Assert.Equal("2:8: no such overload: string + map(string, int); there is string + string\n    name + counts\n         ^", error.Message);
    }

    [Theory]
    [InlineData("  data.latest(1)", "data.latest")]
    [InlineData("[optional.of()]", "optional.of")]
    [InlineData("math.least(name)", "math.least")]
    [InlineData("name .charAt('a')", "charAt")]
    [InlineData(".size(1)", ".size")]
    [InlineData("nope(1)", "nope")]
    [InlineData("name.nope(1)", "nope")]
    [InlineData("1 in name", "in")]
    [InlineData("name <= 1", "<=")]
    [InlineData("tags['a']", "[")]
    [InlineData("name.a", "a")]
    [InlineData("!name", "!")]
    [InlineData("name + 'a' ? 1 : 2", "name + 'a'")]
    [InlineData("true ? 1 : 'a'", "?")]
    public void Error_CoversTheNameOrOperator(string source, string covered)
    {
        var error = Assert.Single(Environment().Check(source).Errors);

        Assert.Equal(covered, source.Substring(error.Offset, error.Length));
    }

    [Theory]
    [InlineData("[optional.none((), size(undeclared, ]", CelErrorCodes.Syntax)]
    [InlineData("size(math.least())", CelErrorCodes.Macro)]
    [InlineData("[has(name), cel.block(name, 1), cel.index(name)]", CelErrorCodes.Macro)]
    [InlineData("[tags.map(1, x), tags.all(name.x, y, true)]", CelErrorCodes.Macro)]
    [InlineData("{name, : 1}", CelErrorCodes.Syntax)]
    [InlineData("", CelErrorCodes.Syntax)]
    public void PartThatCouldNotBeRead_IsNoArgumentOfAWrongType(string source, string code)
    {
        var check = Environment().Check(source);

        Assert.NotEmpty(check.Errors);
        Assert.All(check.Errors, e => Assert.Equal(code, e.Code));
    }

    [Fact]
    public void Candidates_AreTheFormsThatAlmostFit()
    {
        var error = Assert.Single(Environment().Check("name.indexOf(1)").Errors);

        Assert.Equal(["string.indexOf(string)"], error.Candidates);
        Assert.Equal("string.indexOf(string)", error.Expected);
    }

    [Fact]
    public void AllErrors_AreFoundInTheOrderOfTheSource()
    {
        var check = Environment().Check("[name + 1, tags.map(t, -t), counts.a.b, nam]", new CelCompileOptions { RequireDeclaredVariables = true });

        Assert.Equal([6, 23, 37, 40], check.Errors.Select(static e => e.Offset));
        Assert.Equal("name", check.Errors[3].Suggestion);
        Assert.Equal(CelErrorCodes.UnknownIdentifier, check.Errors[3].Code);
    }

    [Fact]
    public void ErrorOfAPart_IsNotRepeatedByWhatStandsAroundIt()
    {
        var check = Environment().Check("((name + 1) * 2).startsWith('a') ? [1].map(x, x) : [name - 1]");

        Assert.Equal([7, 57], check.Errors.Select(static e => e.Offset));
    }

    [Theory]
    [InlineData("nmae", "name")]
    [InlineData("tags.map(tag, tga)", "tag")]
    [InlineData("sizee(name)", "size")]
    [InlineData("name.startWith('a')", "startsWith")]
    public void UnknownName_HasASuggestion(string source, string suggestion)
    {
        var error = Assert.Single(Environment().Check(source, new CelCompileOptions { RequireDeclaredVariables = true }).Errors);

        Assert.Equal(suggestion, error.Suggestion);
    }

    [Theory]
    [InlineData("upperAscii(name)", "undeclared function 'upperAscii'; it is called as string.upperAscii()")]
    [InlineData("name.string()", "undeclared function 'string'; it is called as string(string)")]
    public void FunctionCalledInTheOtherStyle_SaysHow(string source, string message)
    {
        var error = Assert.Single(Environment().Check(source).Errors);

        Assert.Equal(CelErrorCodes.UnknownFunction, error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void UnknownFunction_ThatNeedNotBeKnown_IsDynamic()
    {
        var check = Environment().Check("nope(1) + 'a'", new CelCompileOptions { RequireKnownFunctions = false });

        Assert.True(check.IsValid);
        Assert.Equal(CelType.String, check.Type);
    }

    [Fact]
    public void ResultType_IsAskedOfTheWhole()
    {
        var options = new CelCompileOptions { CheckTypes = true, ResultType = CelType.Bool };

        var error = Assert.Throws<CelException>(() => Environment().Compile("name", options)).Errors[0];

        Assert.Equal("the result must be bool, and this is string", error.Message);
        Assert.Equal(CelType.Bool, Environment().Compile("name == ''", options).ResultType);
        Assert.Equal(CelType.Dyn, Environment().Compile("free", options).ResultType);
    }

    [Fact]
    public void WithoutTheOption_NothingIsChecked()
    {
        var program = Environment().Compile("name + 1 == 2 || true");

        Assert.Equal(CelType.Dyn, program.ResultType);
        Assert.Equal(CelValue.True, program.Evaluate(CelActivation.Empty));
    }

    [Theory]
    [InlineData("1 + 2.5", "double", false)]
    [InlineData("count % 2.0", "double", false)]
    [InlineData("count / 2", "int", true)]
    [InlineData("count + free", "dyn", true)]
    [InlineData("count < 2.5 && count == 'a' && 1 in ['a']", "bool", false)]
    [InlineData("true ? 1 : 'a'", "dyn", false)]
    [InlineData("[1] + ['a']", "list(dyn)", false)]
    [InlineData("[1][1.0] + {1: 2}[1u]", "int", false)]
    [InlineData("b'{}'.json().x", "dyn", false)]
    [InlineData("b'ab'.hex() + b'ab'.string()", "string", false)]
    [InlineData("b'ab'.at(0)", "int", false)]
    [InlineData("optional.of(1).orValue('a')", "dyn", false)]
    [InlineData("optional.of(1).orValue(2)", "int", true)]
    public void Dialect_TakesTypesTogether(string source, string type, bool isStandardToo)
    {
        var builder = CelEnvironment.CreateBuilder().DeclareVariable("count", CelType.Int);
        var standard = builder.Build().Check(source);
        var dialect = builder.WithDialect(CelDialect.Swamp).Build().Check(source);

        Assert.Empty(dialect.Errors);
        Assert.Equal(type, dialect.Type.ToString());
        Assert.Equal(isStandardToo, standard.IsValid);
    }

    [Fact]
    public void Container_ComesFirst_AndMacroVariablesBeforeIt()
    {
        var environment = CelEnvironment.CreateBuilder().WithContainer("a.b").DeclareVariable("a.b.x", CelType.Int).DeclareVariable("a.x", CelType.String)
            .DeclareVariable("x", CelType.Bool).DeclareVariable("a.y.z", CelType.Double).Build();

        Assert.Equal(CelType.Int, environment.Check("x").Type);
        Assert.Equal(CelType.Bool, environment.Check(".x").Type);
        Assert.Equal(CelType.Double, environment.Check("y.z").Type);
        Assert.Equal(CelType.List(CelType.String), environment.Check("['a'].map(x, x)").Type);
        Assert.Equal(CelType.List(CelType.Dyn), environment.Check("[{'z': dyn(1)}].map(y, y.z)").Type);
        Assert.Equal(CelType.List(CelType.Bool), environment.Check("['a'].map(x, .x)").Type);
    }

    [Fact]
    public void HostFunction_OfABuiltInName_ComesFirstAndLeavesTheOthers()
    {
        var environment = CelEnvironment.CreateBuilder().AddFunction(CelFunction.Create("size", [CelType.Int], CelType.String, static _ => CelValue.String(""))).Build();

        Assert.Equal(CelType.String, environment.Check("size(1)").Type);
        Assert.Equal(CelType.Int, environment.Check("size('a')").Type);
        Assert.Equal(CelType.Dyn, environment.Check("size(free)").Type);
    }

    [Fact]
    public void TypeAt_IsThatOfTheSmallestPart()
    {
        const string Source = "tags.map(t, t.size() + 1)";
        var check = Environment().Check(Source);

        Assert.Equal(CelType.List(CelType.String), check.TypeAt(0));
        Assert.Equal(CelType.String, check.TypeAt(Source.IndexOf("t.size", StringComparison.Ordinal)));
        Assert.Equal(CelType.Int, check.TypeAt(Source.IndexOf('1')));
        Assert.Equal(CelType.Int, check.TypeAt(Source.IndexOf('+')));
        Assert.Null(check.TypeAt(Source.Length));
    }

    [Fact]
    public void BrokenText_IsCheckedAsFarAsItCanBeRead()
    {
        var check = Environment().Check("[name + 1, ]]");

        Assert.Equal([CelErrorCodes.NoSuchOverload, CelErrorCodes.Syntax], check.Errors.Select(static e => e.Code));
    }

    [Fact]
    public void Wrapper_TakesOnlyPrimitives_AndNullAtRunTime()
    {
        Assert.Throws<ArgumentException>(static () => CelType.Wrapper(CelType.Timestamp));
        var environment = CelEnvironment.CreateBuilder()
            .AddFunction(CelFunction.Create("known", [CelType.Wrapper(CelType.Int)], CelType.Bool, static args => CelValue.Bool(args[0].Kind != CelKind.Null)))
            .Build();

        Assert.Equal("[true, false]", environment.Compile("[known(1), known(null)]", new CelCompileOptions { CheckTypes = true }).Evaluate(CelActivation.Empty).ToString());
        Assert.Equal(CelErrorCodes.NoSuchOverload, environment.Check("known('a')").Errors[0].Code);
    }

    private static CelEnvironment Environment() => CelEnvironment.CreateBuilder()
        .DeclareVariable("name", CelType.String)
        .DeclareVariable("tags", CelType.List(CelType.String))
        .DeclareVariable("counts", CelType.Map(CelType.String, CelType.Int))
        .DeclareVariable("maybe", CelType.Wrapper(CelType.Int))
        .DeclareVariable("now", CelType.Timestamp)
        .AddFunction(CelFunction.Create("data.latest", [CelType.String, CelType.String], CelType.Dyn, static _ => CelValue.Null))
        .AddFunction(CelFunction.Create("set", [CelType.List(T)], CelType.Opaque("set", T), static args => args[0]))
        .AddFunction(CelFunction.CreateReceiver("member", [CelType.Opaque("set", T), T], CelType.Bool, static _ => CelValue.True))
        .Build();
}
