using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>The Common Expression Language, as swamp itself uses it.</summary>
public interface ICel
{
    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression: <c>depth &gt; 2 &amp;&amp; place.startsWith("n")</c>.</param>
    /// <param name="variables">Values by name. Default: none.</param>
    /// <exception cref="FormatException">The expression cannot be read, or has no value.</exception>
    JsonNode? Evaluate(string expression, JsonObject? variables = null);
}
