using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;
using Swamp.Engine.Tests.Yaml;

namespace Swamp.Engine.Tests.Schemas;

public class JsonSchemaTests
{
    private static IReadOnlyList<string> Check(string schema, string value) =>
        [.. JsonSchema.Compile(JsonNode.Parse(schema)).Validate(JsonNode.Parse(value)).Select(static violation => violation.ToString())];

    [Theory]
    [InlineData("""{"type":"integer"}""", "\"abc\"", "the value must be an integer, got \"abc\"")]
    [InlineData("""{"type":["string","null"]}""", "{}", "the value must be a string or null, got an object")]
    [InlineData("""{"type":"integer"}""", "1.5", "the value must be an integer, got 1.5")]
    [InlineData("""{"properties":{"a":{"items":{"type":"string"}}}}""", """{"a":["x",2]}""", "a[1] must be a string, got 2")]
    [InlineData("""{"required":["b"]}""", "{}", "b is required")]
    [InlineData("""{"properties":{"port":{}},"additionalProperties":false}""", """{"prot":1}""", "prot is not a known property. Did you mean 'port'?")]
    [InlineData("""{"properties":{"port":{},"host":{}},"additionalProperties":false}""", """{"zzz":1}""", "zzz is not a known property. Known: host, port.")]
    [InlineData("""{"enum":["red","green"]}""", "\"gren\"", "the value must be one of \"red\", \"green\"; got \"gren\". Did you mean 'green'?")]
    [InlineData("""{"const":1}""", "2", "the value must be 1, got 2")]
    [InlineData("""{"minimum":0.5}""", "0.25", "the value must be at least 0.5, got 0.25")]
    [InlineData("""{"exclusiveMaximum":100}""", "100", "the value must be less than 100, got 100")]
    [InlineData("""{"multipleOf":0.01}""", "0.015", "the value must be a multiple of 0.01, got 0.015")]
    [InlineData("""{"minLength":3}""", "\"ab\"", "the value must have at least 3 characters, got 2")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "the value must match the pattern ^[a-z]+$, got \"A\"")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "the value must have at most 1 item, got 2")]
    [InlineData("""{"minProperties":2}""", """{"a":1}""", "the value must have at least 2 properties, got 1")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "the value must have unique items; items 0 and 2 are equal")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "b is required when 'a' is given")]
    [InlineData("""{"propertyNames":{"pattern":"^x"}}""", """{"a.b":1}""", "[\"a.b\"] has a name that must match the pattern ^x, got \"a.b\"")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "true", "the value must be a string or a number, got true")]
    [InlineData("""{"anyOf":[{"type":"object","required":["a"]},{"type":"null"}]}""", "{}", "a is required")]
    [InlineData("""{"oneOf":[{"properties":{"k":{"const":"a"},"x":{"type":"string"}}},{"properties":{"k":{"const":"b"}}}]}""", """{"k":"a","x":1}""", "x must be a string, got 1")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", "the value fits more than one of the 2 allowed forms (number 1 and number 2)")]
    [InlineData("""{"prefixItems":[{}],"unevaluatedItems":false}""", "[1,2]", "[1] is one item too many")]
    public void Validate_Violation_IsToldInWordsForPeople(string schema, string value, string expected) => Assert.Equal([expected], Check(schema, value));

    [Fact]
    public void Validate_SeveralViolations_GivesAllWithPaths()
    {
        var schema = JsonSchema.Compile(JsonNode.Parse("""{"properties":{"a/b":{"items":{"type":"integer"}},"c":{"minimum":1}},"required":["d"]}"""));
        var violations = schema.Validate(JsonNode.Parse("""{"a/b":[1,"x"],"c":0}"""));
        Assert.Equal(["/d", "/a~1b/1", "/c"], violations.Select(static violation => violation.InstancePointer));
        Assert.Equal(["d", "a/b[1]", "c"], violations.Select(static violation => violation.InstanceDotted));
        Assert.Equal(["#/required", "#/properties/a~1b/items/type", "#/properties/c/minimum"], violations.Select(static violation => violation.SchemaPath));
        Assert.Equal(["a/b", "1"], violations[1].InstancePath);
    }

    [Fact]
    public void Validate_SensitiveValue_IsNeverShown()
    {
        var schema = """{"properties":{"t":{"sensitive":true,"type":"object","properties":{"k":{"type":"integer","enum":[1]},"p":{"pattern":"^a"}}},"u":{"sensitive":true,"minLength":90}}}""";
        var text = string.Join('\n', Check(schema, """{"t":{"k":"hunter2","p":"hunter2"},"u":"hunter2"}"""));
        Assert.DoesNotContain("hunter2", text);
        Assert.Contains("t.k must be an integer, got a text", text);
    }

    [Theory]
    [InlineData("""{"type":"strng"}""", "#/type", "Did you mean 'string'?")]
    [InlineData("""{"properties":{"a":1}}""", "#/properties/a", "not 1")]
    [InlineData("""{"items":[{}]}""", "#/items", "not an array")]
    [InlineData("""{"minimum":"1"}""", "#/minimum", "number")]
    [InlineData("""{"minLength":-1}""", "#/minLength", "zero or more")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf", "above zero")]
    [InlineData("""{"pattern":"("}""", "#/pattern", "regular expression")]
    [InlineData("""{"patternProperties":{"[":{}}}""", "#/patternProperties/[", "regular expression")]
    [InlineData("""{"required":"a"}""", "#/required", "list of texts")]
    [InlineData("""{"enum":1}""", "#/enum", "list")]
    [InlineData("""{"$ref":"#/$defs/x"}""", "#/$ref", "nothing at")]
    [InlineData("""{"$ref":"#nope","$defs":{"a":{"$anchor":"nape"}}}""", "#/$ref", "Did you mean 'nape'?")]
    [InlineData("""{"$ref":"https://example.org/other"}""", "#/$ref", "not fetched")]
    [InlineData("""{"allOf":{}}""", "#/allOf", "list of schemas")]
    [InlineData("""{"uniqueItems":1}""", "#/uniqueItems", "true or false")]
    [InlineData("null", "#", "null")]
    [InlineData("3", "#", "not 3")]
    public void Compile_BadSchema_NamesTheKeyword(string schema, string pointer, string reason)
    {
        var exception = Assert.Throws<SwampException>(() => JsonSchema.Compile(JsonNode.Parse(schema)));
        Assert.Equal(ErrorCodes.InvalidDefinition, exception.Code);
        Assert.Contains($"at {pointer}:", exception.Message);
        Assert.Contains(reason, exception.Message);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}""")]
    [InlineData("""{"not":{"$ref":"#"}}""")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}""")]
    public void Validate_SchemaThatRefersToItselfWithoutEnd_IsAnError(string schema) =>
        Assert.Equal(ErrorCodes.ValidationFailed, Assert.Throws<SwampException>(() => JsonSchema.Compile(JsonNode.Parse(schema)).Validate(1)).Code);

    [Fact]
    public void Validate_SchemaThatDoublesItsWork_IsStopped()
    {
        var definitions = new JsonObject { ["d0"] = new JsonObject { ["type"] = "integer" } };
        for (var i = 1; i < 60; i++)
        {
            definitions[$"d{i}"] = new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/d{i - 1}" }, new JsonObject { ["$ref"] = $"#/$defs/d{i - 1}" }) };
        }

        var schema = JsonSchema.Compile(new JsonObject { ["$defs"] = definitions, ["$ref"] = "#/$defs/d59" }, new JsonSchemaOptions { MaxSteps = 200_000 });
        var watch = Stopwatch.StartNew();
        Assert.Throws<SwampException>(() => schema.Validate(1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("^(a+)+$", 30_000)]
    [InlineData("^(?=a)(a+)+$", 40)]
    [InlineData(@"^(a|a)*\1$", 40)]
    public void Validate_EvilPattern_EndsQuickly(string pattern, int length)
    {
        var schema = JsonSchema.Compile(new JsonObject { ["pattern"] = pattern }, new JsonSchemaOptions { PatternTimeout = TimeSpan.FromMilliseconds(50) });
        var watch = Stopwatch.StartNew();
        try
        {
            Assert.NotEmpty(schema.Validate(new string('a', length) + "!"));
        }
        catch (SwampException exception)
        {
            Assert.Equal(ErrorCodes.ValidationFailed, exception.Code);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Validate_HugeNumbers_AreExactAndQuick()
    {
        Assert.Empty(Check("""{"multipleOf":3,"type":"integer"}""", "3e100000000000000000000000000"));
        Assert.NotEmpty(Check("""{"maximum":9007199254740993}""", "9007199254740994"));
        Assert.Empty(Check("""{"multipleOf":0.1}""", "0.3"));
        Assert.Empty(Check("""{"const":100}""", "1.00e2"));
    }

    [Fact]
    public void Validate_DeepRecursiveAnyOf_ReportsWithoutDoublingTheWork()
    {
        var schema = JsonSchema.Compile(JsonNode.Parse("""{"anyOf":[{"type":"array","items":{"$ref":"#"}},{"type":"object","additionalProperties":{"$ref":"#"}},{"type":"null"}]}"""));
        JsonNode value = JsonValue.Create("deep");
        for (var i = 0; i < 60; i++)
        {
            value = new JsonArray(value);
        }

        var violation = Assert.Single(schema.Validate(value));
        Assert.Equal(60, violation.InstancePath.Count);
    }

    [Fact]
    public void Validate_ManyViolations_AreCutOff() =>
        Assert.Equal(100, JsonSchema.Compile(JsonNode.Parse("""{"items":{"type":"string"}}""")).Validate(new JsonArray([.. Enumerable.Range(0, 500).Select(static i => JsonValue.Create(i))])).Count);

    [Fact]
    public void CompileAndValidate_AnySchemaAndValue_ThrowNothingButSwampException() =>
        Prop.ForAll(SchemaSoup.Zip(JsonGenerators.Value).ToArbitrary(), static pair =>
        {
            try
            {
                var schema = JsonSchema.Compile(pair.Item1, new JsonSchemaOptions { AssertFormats = true, MaxSteps = 20_000 });
                Assert.Equal(schema.IsValid(pair.Item2), schema.Validate(pair.Item2).Count == 0);
            }
            catch (SwampException)
            {
            }

            SchemaDefaults.Apply(pair.Item1, pair.Item2);
            SchemaCoercion.Coerce(pair.Item1, pair.Item2);
            SensitivePaths.In(pair.Item1, pair.Item2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Validate_AnyPattern_ThrowsNothingButSwampException() =>
        Prop.ForAll(
            Gen.Elements("a", "(", ")", "[", "]", "{2}", "{", "}", "*", "+", "?", "\\d", "\\w", "\\p{L}", "\\p{Letter}", "\\u{1F600}", "\\u0041", "\\cA", "\\1", "(?=", "(?<!", "(?<n>", "$", "^",
                ".", "|", "\\", "\\Z", "-", "[^", "\\k<n>", "\ud83d\ude00", "\\b", "(?i)", "(?#").ListOf().Select(static parts => string.Concat(parts)).ToArbitrary(),
            static pattern =>
            {
                try
                {
                    JsonSchema.Compile(new JsonObject { ["pattern"] = pattern }).Validate("aab(\ud83d\ude00");
                }
                catch (SwampException)
                {
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<JsonNode?> SchemaSoup { get; } = Gen.Sized(static size => Schema(Math.Min(size, 12)));

    private static Gen<JsonNode?> Schema(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(
                """{"type":"string"}""", """{"type":["integer","null"]}""", "true", "false", """{"$ref":"#"}""", """{"enum":[1,"a",null]}""", """{"minimum":2}""", """{"pattern":"^a"}""",
                """{"type":"boolean","default":true}""", """{"type":"object","default":{}}""", """{"sensitive":true}""", """{"format":"date-time"}""", """{"format":"uri"}""", """{"type":"nope"}""",
                """{"maxLength":2,"minItems":1,"maxProperties":1}""", """{"unevaluatedProperties":false}""", """{"unevaluatedItems":{"type":"string"}}""", """{"required":["name"]}""",
                """{"$dynamicRef":"#x","$dynamicAnchor":"x"}""").Select(static text => JsonNode.Parse(text)),
            JsonGenerators.Scalar);
        if (size < 2)
        {
            return leaf;
        }

        var inner = Schema(size / 2);
        return Gen.OneOf(
            leaf,
            from keyword in Gen.Elements("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems")
            from one in inner
            from more in Gen.Elements("properties", "patternProperties", "dependentSchemas", "$defs")
            from name in Gen.Elements("name", "type", "on", "a", "^n", "[")
            from two in inner
            select (JsonNode?)new JsonObject { [keyword] = one?.DeepClone(), [more] = new JsonObject { [name] = two?.DeepClone() } },
            from keyword in Gen.Elements("allOf", "anyOf", "oneOf", "prefixItems")
            from parts in inner.ListOf(2)
            select (JsonNode?)new JsonObject { [keyword] = new JsonArray([.. parts.Select(static part => part?.DeepClone())]) });
    }
}
