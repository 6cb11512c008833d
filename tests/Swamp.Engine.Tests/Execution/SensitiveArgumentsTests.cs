using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Tests.Execution;

public sealed class SensitiveArgumentsTests
{
    private static readonly JsonObject Schema = (JsonObject)JsonNode.Parse(
        """
        {
          "type": "object",
          "properties": {
            "users": { "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string" }, "password": { "type": "string", "sensitive": true } } } },
            "tokens": { "type": "object", "additionalProperties": { "type": "string", "sensitive": true } },
            "login": { "type": "object", "sensitive": true, "properties": { "user": { "type": "string" }, "pin": { "type": "integer" } } }
          }
        }
        """)!;

    private static JsonObject Arguments() => (JsonObject)JsonNode.Parse(
        """{"users":[{"name":"ann","password":"swordfish-1"},{"name":"bob","password":"swordfish-2"}],"tokens":{"ci":"tok-abcdef"},"login":{"user":"carol","pin":987654}}""")!;

    [Fact]
    public void Hide_reaches_into_lists_and_maps_SEC3()
    {
        var shown = SensitiveArguments.Hide(Schema, Arguments(), new Redactor());

        Assert.Equal("""{"users":[{"name":"ann","password":"***"},{"name":"bob","password":"***"}],"tokens":{"ci":"***"},"login":"***"}""", shown.ToJsonString());
    }

    [Fact]
    public void Register_takes_every_text_and_number_of_a_sensitive_value_SEC4()
    {
        var redactor = new Redactor();
        SensitiveArguments.Register(Schema, Arguments(), new SecretTable(new RandomIdGenerator()), redactor);

        Assert.Equal("ann *** *** bob *** *** ***", redactor.Redact("ann swordfish-1 swordfish-2 bob tok-abcdef carol 987654"));
    }
}
