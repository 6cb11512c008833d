namespace Swamp.Engine.Data;

/// <summary>Kinds of content by media type (DATA-5).</summary>
public static class DataContentTypes
{
    /// <summary>Media type of resources.</summary>
    public const string Json = "application/json";

    /// <summary>Whether the content is JSON.</summary>
    public static bool IsJson(string contentType) => Essence(contentType).Equals(Json, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the content is text.</summary>
    public static bool IsText(string contentType)
    {
        var essence = Essence(contentType);
        return essence.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || essence.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || essence.Equals("application/yaml", StringComparison.OrdinalIgnoreCase)
            || essence.Equals("application/x-yaml", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Essence(string contentType)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType.AsSpan() : contentType.AsSpan(0, end)).Trim();
    }
}
