namespace Swamp.Cli.CommandLine;

/// <summary>The type of a value in the words of the help: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>.</summary>
internal static class ValueTypeName
{
    /// <summary>The name of a type of one value, or of the values of a list.</summary>
    public static string Of(Type type)
    {
        var element = type.IsArray ? type.GetElementType() ?? type : Nullable.GetUnderlyingType(type) ?? type;
        return element == typeof(bool) ? "boolean"
            : element == typeof(int) || element == typeof(long) || element == typeof(uint) || element == typeof(ulong) ? "integer"
            : element == typeof(double) || element == typeof(decimal) || element == typeof(float) ? "number"
            : "string";
    }

    /// <summary>For a sentence: <c>a whole number</c>.</summary>
    public static string WithArticle(Type type) => Of(type) switch
    {
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "a valid value",
    };
}
