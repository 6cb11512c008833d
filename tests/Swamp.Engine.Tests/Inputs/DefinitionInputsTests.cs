using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;
using Swamp.Engine.Tests.Yaml;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Inputs;

public class DefinitionInputsTests
{
    private const string Schema = """
        type: object
        properties:
          name: { type: string }
          count: { type: integer, default: 3 }
          ratio: { type: number }
          debug: { type: boolean, default: false }
          color: { enum: [red, green, 5] }
          zones: { type: array, items: { type: integer }, minItems: 1, maxItems: 2, uniqueItems: true }
          server:
            type: object
            properties: { host: { type: string }, port: { type: integer } }
            required: [host]
            additionalProperties: false
        required: [name]
        """;

    private static DefinitionInputs Inputs(string yaml) => DefinitionInputs.From(YamlDocument.Parse(yaml).ToJson());

    private static string Validate(string yaml, string given, params string[]? referenced) =>
        Inputs(yaml).Validate((JsonObject)JsonNode.Parse(given)!, referenced?.ToHashSet(StringComparer.Ordinal)).ToJsonString();

    [Fact]
    public void Validate_TextsAndDefaults_AreFilledIn() =>
        Assert.Equal(
            """{"name":"x","count":7,"debug":true,"zones":[1,2],"server":{"host":"h","port":80},"extra":"y"}""",
            Validate(Schema, """{"name":"x","count":"7.9","debug":"true","zones":"[\"1\",2]","server":{"host":"h","port":"80"},"extra":"y"}""", null!));

    [Theory]
    [InlineData("{}", "name is required")]
    [InlineData("""{"name":null}""", "name must be a string")]
    [InlineData("""{"name":"x","count":"many"}""", "count must be an integer")]
    [InlineData("""{"name":"x","zones":"no"}""", "zones must be an array")]
    [InlineData("""{"name":"x","debug":"yes"}""", "debug must be a boolean")]
    [InlineData("""{"name":"x","color":"gren"}""", "color must be one of: \"red\", \"green\", 5. Did you mean 'green'?")]
    [InlineData("""{"name":"x","color":"blue!"}""", "color must be one of: \"red\", \"green\", 5")]
    [InlineData("""{"name":"x","zones":[]}""", "zones must have at least 1 item")]
    [InlineData("""{"name":"x","zones":[1,2,3]}""", "zones must have at most 2 items")]
    [InlineData("""{"name":"x","zones":[1,1]}""", "zones must have unique items")]
    [InlineData("""{"name":"x","zones":[1,"b"]}""", "zones[1] must be an integer")]
    [InlineData("""{"name":"x","server":{}}""", "server.host is required")]
    [InlineData("""{"name":"x","server":{"host":"h","prot":1}}""", "server.prot is not a known property. Did you mean 'port'?")]
    public void Validate_Violation_IsWordedAsInTheSpecification(string given, string expected)
    {
        var exception = Assert.Throws<SwampException>(() => Validate(Schema, given, null!));
        Assert.Equal(ErrorCodes.InputValidationFailed, exception.Code);
        Assert.Equal($"Input validation failed:\n  {expected}", exception.Message);
    }

    [Fact]
    public void Validate_SeveralViolations_AreAllListed()
    {
        var exception = Assert.Throws<SwampException>(() => Validate(Schema, """{"count":"x","ratio":true,"zones":[1,1,"q"]}""", null!));
        Assert.Equal(
            "Input validation failed:\n  name is required\n  count must be an integer\n  ratio must be a number\n  zones must have at most 2 items\n  zones must have unique items\n  zones[2] must be an integer",
            exception.Message);
    }

    [Fact]
    public void Validate_RequiredButNotReferenced_IsNotEnforced()
    {
        Assert.Equal("""{"count":3,"debug":false}""", Validate(Schema, "{}", "count"));
        Assert.Throws<SwampException>(() => Validate(Schema, "{}", "name"));
    }

    [Fact]
    public void Validate_NullWithADefault_TakesTheDefault() => Assert.Equal("""{"name":"x","count":3,"debug":false}""", Validate(Schema, """{"name":"x","count":null}""", null!));

    [Fact]
    public void Validate_NullWithoutADefault_IsRefusedWhateverTheType()
    {
        Assert.Contains("\n  any must not be null", Assert.Throws<SwampException>(() => Validate("properties: { any: {} }", """{"any":null}""", null!)).Message);
        Assert.Equal("""{"any":null}""", Validate("properties: { any: { type: [string, 'null'] } }", """{"any":null}""", null!));
    }

    [Fact]
    public void From_FlatMap_IsUnderstood()
    {
        var inputs = Inputs("type: { type: string }\nport: { type: integer, default: 80 }\nany:\n");
        Assert.True(inputs.IsFlat);
        Assert.Equal(["type", "port", "any"], inputs.Names);
        Assert.Equal("""{"port":80}""", inputs.Validate([]).ToJsonString());
        Assert.False(Inputs(Schema).IsFlat);
        Assert.False(DefinitionInputs.From(null).IsFlat);
        Assert.Empty(Inputs("type: object").Names);
    }

    [Fact]
    public void From_ClosedSchema_RefusesUnknownInputs()
    {
        const string closed = "properties: { port: { type: integer } }\nadditionalProperties: false\n";
        Assert.False(Inputs(closed).IsOpen);
        Assert.Contains("prot is not a known property. Did you mean 'port'?", Assert.Throws<SwampException>(() => Validate(closed, """{"prot":"1"}""", null!)).Message);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("text")]
    [InlineData("properties: [a]")]
    [InlineData("properties: { a: 1 }")]
    [InlineData("properties: { a: { type: strng } }")]
    [InlineData("{ properties: {}, required: name }")]
    [InlineData("{ properties: {}, required: [1] }")]
    public void From_NotASchema_IsRefused(string yaml) => Assert.Equal(ErrorCodes.InvalidDefinition, Assert.Throws<SwampException>(() => Inputs(yaml)).Code);

    [Fact]
    public void Validate_SensitiveInput_IsNotShown()
    {
        var exception = Assert.Throws<SwampException>(() => Validate("properties: { token: { type: string, sensitive: true, pattern: '^x' } }", """{"token":"hunter2"}""", null!));
        Assert.DoesNotContain("hunter2", exception.Message);
    }

    [Fact]
    public void Validate_AnySchemaAndInputs_ThrowNothingButSwampException() =>
        Prop.ForAll(JsonGenerators.Value.Zip(JsonGenerators.Object).ToArbitrary(), static pair =>
        {
            try
            {
                DefinitionInputs.From(pair.Item1).Validate(pair.Item2);
            }
            catch (SwampException)
            {
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Validate_ValidInputs_AreUnchangedBySecondPass() =>
        Prop.ForAll(JsonGenerators.Object.ToArbitrary(), static given =>
        {
            var inputs = Inputs("properties: { name: { default: x }, count: { type: [string, 'null', number, boolean, array, object] } }");
            var once = inputs.Validate(given);
            return JsonEquality.AreEqual(once, inputs.Validate(once));
        }).QuickCheckThrowOnFailure();
}
