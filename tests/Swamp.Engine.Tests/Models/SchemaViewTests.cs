using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Models;

public sealed class SchemaViewTests
{
    [Theory]
    [InlineData(
        """{"properties":{"token":{"type":"string","sensitive":true,"default":"hunter2","examples":["hunter3"]},"n":{"default":1}}}""",
        """{"properties":{"token":{"type":"string","sensitive":true,"default":"***"},"n":{"default":1}}}""")]
    [InlineData(
        """{"properties":{"auth":{"type":"object","properties":{"user":{},"keys":{"items":{"sensitive":true}}},"default":{"user":"ann","keys":["a","b"]}}}}""",
        """{"properties":{"auth":{"type":"object","properties":{"user":{},"keys":{"items":{"sensitive":true}}},"default":{"user":"ann","keys":["***","***"]}}}}""")]
    public void WithoutSecrets_SensitiveDefault_IsHidden(string schema, string expected)
    {
        Assert.Equal(expected, SchemaView.WithoutSecrets(Parse(schema)).ToJsonString());
        Assert.DoesNotContain("hunter", SchemaView.Full(Parse(schema)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Full_names_the_draft_first_and_calls_nothing_required_that_has_a_default_TYPE14() =>
        Assert.Equal(
            """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"a":{"type":"string"},"b":{"default":1},"required":{"type":"object","properties":{"x":{"default":2}}}},"required":["a"],"additionalProperties":false}""",
            SchemaView.Full(Parse("""{"type":"object","properties":{"a":{"type":"string"},"b":{"default":1},"required":{"type":"object","properties":{"x":{"default":2}},"required":["x"]}},"required":["a","b"],"additionalProperties":false,"$schema":"x"}""")).ToJsonString());

    [Fact]
    public void Full_leaves_the_original_alone()
    {
        var schema = Parse("""{"properties":{"b":{"default":1}},"required":["b"]}""");
        SchemaView.Full(schema);
        Assert.Equal("""{"properties":{"b":{"default":1}},"required":["b"]}""", schema.ToJsonString());
    }

    [Fact]
    public void Compact_keeps_names_types_and_what_is_required_TYPE32() =>
        Assert.Equal(
            """{"properties":{"a":{"type":"string"},"b":{"type":"number"},"c":{},"d":{"type":["string","null"]}},"required":["a"]}""",
            SchemaView.Compact(Parse("""{"type":"object","properties":{"a":{"type":"string","description":"x"},"b":{"anyOf":[{"type":"null"},{"type":"number"}]},"c":{"enum":[1]},"d":{"type":["string","null"]}},"required":["a"]}""")).ToJsonString());

    [Fact]
    public void Compact_of_a_schema_without_properties_is_an_empty_list() =>
        Assert.Equal("""{"properties":{}}""", SchemaView.Compact(Parse("""{"type":"object","required":[]}""")).ToJsonString());

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
