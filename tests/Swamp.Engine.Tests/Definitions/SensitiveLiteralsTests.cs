using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Definitions;

public sealed class SensitiveLiteralsTests
{
    private static readonly JsonObject Schema = Parse(
        """
        {
          "type": "object",
          "properties": {
            "token": {"type": "string", "sensitive": true},
            "options": {"type": "object", "properties": {"key": {"sensitive": true}, "size": {"type": "integer"}}},
            "list": {"type": "array", "items": {"type": "object", "properties": {"pin": {"sensitive": true}}}},
            "any": {"anyOf": [{"type": "null"}, {"type": "string", "sensitive": true}]},
            "map": {"type": "object", "additionalProperties": {"sensitive": true}},
            "ref": {"$ref": "#/$defs/secret"},
            "plain": {"type": "string"}
          },
          "$defs": {"secret": {"sensitive": true}, "loop": {"$ref": "#/$defs/loop"}}
        }
        """);

    [Theory]
    [InlineData("""{"token": "abc"}""", "token")]
    [InlineData("""{"token": 3}""", "token")]
    [InlineData("""{"token": false}""", "token")]
    [InlineData("""{"token": "x ${{ vault.get('a', 'b') }}"}""", "token")]
    [InlineData("""{"token": "${{ vault.get('a', 'b') }}-${{ vault.get('a', 'c') }}"}""", "token")]
    [InlineData("""{"token": "${{ never closed"}""", "token")]
    [InlineData("""{"token": ["${{ env.A }}", "abc", {"x": 1}]}""", "token[1],token[2].x")]
    [InlineData("""{"options": {"key": "abc", "size": 3}}""", "options.key")]
    [InlineData("""{"list": [{"pin": null}, {"pin": 1}]}""", "list[1].pin")]
    [InlineData("""{"any": "abc"}""", "any")]
    [InlineData("""{"map": {"a": "b"}}""", "map.a")]
    [InlineData("""{"ref": "abc"}""", "ref")]
    public void Find_with_a_literal_at_a_sensitive_place_names_it_DEF9(string arguments, string paths) =>
        Assert.Equal(paths.Split(','), SensitiveLiterals.Find(Schema, Parse(arguments)));

    [Theory]
    [InlineData("""{"token": null}""")]
    [InlineData("""{"token": ""}""")]
    [InlineData("""{"token": "${{ vault.get('a', '}}') }}"}""")]
    [InlineData("""{"token": " ${{ env.A }} ${{ env.B }}\n"}""")]
    [InlineData("""{"token": {}}""")]
    [InlineData("""{"token": {"a": "${{ env.A }}", "b": []}}""")]
    [InlineData("""{"plain": "abc", "unknown": "abc"}""")]
    public void Find_with_expressions_or_nothing_at_sensitive_places_finds_nothing_DEF9(string arguments) =>
        Assert.Empty(SensitiveLiterals.Find(Schema, Parse(arguments)));

    [Fact]
    public void Find_with_a_schema_that_refers_to_itself_ends() =>
        Assert.Empty(SensitiveLiterals.Find(Parse("""{"properties": {"a": {"$ref": "#"}, "b": {"anyOf": [{"$ref": "#/properties/b"}]}}}"""), Parse("""{"a": {"a": {}}, "b": 1}""")));

    [Fact]
    public void Masked_hides_sensitive_values_only_MOD10() =>
        Assert.Equal(
            """{"token":"***","plain":"a","options":{"key":"***","size":1},"list":[{"pin":"***"},{"pin":null}]}""",
            SensitiveSchema.Masked(Schema, Parse("""{"token":["a","b"],"plain":"a","options":{"key":"k","size":1},"list":[{"pin":1},{"pin":null}]}""")).ToJsonString());

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
