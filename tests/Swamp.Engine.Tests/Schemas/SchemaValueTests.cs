using System.Diagnostics;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Schemas;
using Swamp.Engine.Values;

namespace Swamp.Engine.Tests.Schemas;

public class SchemaValueTests
{
    [Theory]
    [InlineData("""{"type":"number"}""", "\"1.50\"", "1.50")]
    [InlineData("""{"type":"number"}""", "\" 12 \"", "12")]
    [InlineData("""{"type":"number"}""", "\"+.5\"", "0.5")]
    [InlineData("""{"type":"number"}""", "\"abc\"", "\"abc\"")]
    [InlineData("""{"type":"number"}""", "\"\"", "\"\"")]
    [InlineData("""{"type":"number"}""", "\"Infinity\"", "\"Infinity\"")]
    [InlineData("""{"type":"integer"}""", "\"12\"", "12")]
    [InlineData("""{"type":"integer"}""", "\"-3.9\"", "-3")]
    [InlineData("""{"type":"integer"}""", "\"123456789012345678901\"", "123456789012345678901")]
    [InlineData("""{"type":"integer"}""", "\"1e3\"", "1000")]
    [InlineData("""{"type":"boolean"}""", "\"true\"", "true")]
    [InlineData("""{"type":"boolean"}""", "\"True\"", "\"True\"")]
    [InlineData("""{"type":"boolean"}""", "\"1\"", "\"1\"")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", "\"[\\\"1\\\",2]\"", "[1,2]")]
    [InlineData("""{"type":"object"}""", "\"[1]\"", "\"[1]\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"boolean"}}}""", "\"{\\\"a\\\":\\\"true\\\"}\"", """{"a":true}""")]
    [InlineData("""{"type":"object"}""", "\"{bad\"", "\"{bad\"")]
    [InlineData("""{"type":["string","number"]}""", "\"1\"", "\"1\"")]
    [InlineData("""{"anyOf":[{"type":"number"},{"type":"null"}]}""", "\"1\"", "1")]
    [InlineData("""{"enum":[1,2]}""", "\"2\"", "2")]
    [InlineData("""{}""", "\"1\"", "\"1\"")]
    [InlineData("""{"properties":{"a":{"properties":{"b":{"type":"number"}}}}}""", """{"a":{"b":"2","c":"3"}}""", """{"a":{"b":2,"c":"3"}}""")]
    [InlineData("""{"$defs":{"n":{"type":"number"}},"additionalProperties":{"$ref":"#/$defs/n"}}""", """{"x":"2"}""", """{"x":2}""")]
    [InlineData("""{"type":"null"}""", "\"null\"", "\"null\"")]
    [InlineData("""{"type":"string"}""", "5", "5")]
    public void Coerce_Text_FollowsTheTable(string schema, string value, string expected)
    {
        var actual = SchemaCoercion.Coerce(JsonNode.Parse(schema), JsonNode.Parse(value));
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse(expected), actual), actual?.ToJsonString());
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"default":1},"b":{}}}""", "{}", """{"a":1}""")]
    [InlineData("""{"properties":{"a":{"default":1}}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"properties":{"o":{"properties":{"x":{"default":[1]}}}}}""", """{"o":{}}""", """{"o":{"x":[1]}}""")]
    [InlineData("""{"properties":{"o":{"properties":{"x":{"default":[1]}}}}}""", "{}", "{}")]
    [InlineData("""{"items":{"properties":{"x":{"default":1}}}}""", "[{},{\"x\":2}]", """[{"x":1},{"x":2}]""")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/d"}],"$defs":{"d":{"properties":{"x":{"default":1}}}}}""", "{}", """{"x":1}""")]
    [InlineData("""{"properties":{"o":{"anyOf":[{"type":"object","properties":{"x":{"default":1}}},{"type":"null"}]}}}""", """{"o":{}}""", """{"o":{"x":1}}""")]
    [InlineData("""{"properties":{"a":{"default":1}}}""", "5", "5")]
    public void Apply_AbsentProperties_AreFilled(string schema, string value, string expected)
    {
        var actual = SchemaDefaults.Apply(JsonNode.Parse(schema), JsonNode.Parse(value));
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse(expected), actual), actual?.ToJsonString());
    }

    [Fact]
    public void Apply_Default_IsACopy()
    {
        var schema = JsonNode.Parse("""{"properties":{"a":{"default":[]}}}""")!;
        SchemaDefaults.Apply(schema, new JsonObject())!["a"]!.AsArray().Add(1);
        Assert.Equal("""{"a":[]}""", SchemaDefaults.Apply(schema, new JsonObject())!.ToJsonString());
    }

    [Fact]
    public void SensitivePaths_Schema_ListsEveryPlaceWithItsVault()
    {
        var schema = JsonNode.Parse("""
            {"$defs":{"secret":{"sensitive":true}},
             "properties":{
               "token":{"type":"string","sensitive":true,"vaultName":"main","vaultKey":"tok"},
               "users":{"items":{"properties":{"password":{"$ref":"#/$defs/secret"},"name":{}}}},
               "env":{"additionalProperties":{"sensitive":true}},
               "maybe":{"anyOf":[{"type":"null"},{"properties":{"key":{"sensitive":true}}}]},
               "whole":{"sensitive":true,"properties":{"inner":{"sensitive":true}}},
               "no":{"sensitive":false}}}
            """);
        var paths = SensitivePaths.Of(schema);
        Assert.Equal(["token", "users[].password", "env.*", "maybe.key", "whole"], paths.Select(static path => path.Dotted));
        Assert.Equal(("main", "tok"), (paths[0].VaultName, paths[0].VaultKey));

        var value = JsonNode.Parse("""{"token":"t","users":[{"password":"p"},{"name":"n"}],"env":{"A":"a"},"whole":{"inner":1},"other":"o"}""");
        Assert.Equal(
            ["token", "users/0/password", "env/A", "whole"], SensitivePaths.In(schema, value).Select(static place => string.Join('/', place.Path)));
    }

    [Fact]
    public void SensitivePaths_RecursiveSchema_FollowsTheValue()
    {
        var schema = JsonNode.Parse("""{"properties":{"key":{"sensitive":true},"next":{"$ref":"#"}}}""");
        JsonNode value = new JsonObject { ["key"] = "k" };
        for (var i = 0; i < 40; i++)
        {
            value = new JsonObject { ["next"] = value };
        }

        Assert.Equal(41, Assert.Single(SensitivePaths.In(schema, value)).Path.Count);
        Assert.Equal("next.key", SensitivePaths.Of(schema)[1].Dotted);
    }

    [Fact]
    public void HostileSchemas_ReferencesThatMultiply_EndQuickly()
    {
        var definitions = new JsonObject();
        var properties = new JsonObject();
        for (var i = 0; i < 40; i++)
        {
            var both = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/d{i + 1}" }, new JsonObject { ["$ref"] = $"#/$defs/d{i + 1}" });
            definitions[$"d{i}"] = new JsonObject { ["allOf"] = both, ["anyOf"] = both.DeepClone() };
            properties[$"p{i}"] = new JsonObject { ["$ref"] = "#" };
        }

        definitions["d40"] = new JsonObject { ["type"] = "number", ["properties"] = properties };
        var schema = new JsonObject { ["$defs"] = definitions, ["$ref"] = "#/$defs/d0" };
        var watch = Stopwatch.StartNew();
        SchemaCoercion.Coerce(schema, new JsonObject { ["p1"] = "1" });
        SchemaDefaults.Apply(schema, new JsonObject { ["p1"] = new JsonObject() });
        SensitivePaths.In(schema, new JsonObject { ["p1"] = new JsonObject() });
        Assert.Equal(ErrorCodes.InvalidDefinition, Assert.Throws<SwampException>(() => SensitivePaths.Of(schema)).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }
}
