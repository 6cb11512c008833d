using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Swamp.Runner.Describing;

/// <summary>The XML comments of an extension, as descriptions for people.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> members;

    private Documentation(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>No comments.</summary>
    public static Documentation None { get; } = new([]);

    /// <summary>Reads the file that the compiler wrote; without it, or when it is damaged, there are no comments.</summary>
    public static Documentation Read(string path)
    {
        try
        {
            var members = XDocument.Load(path).Descendants("member").Where(static m => m.Attribute("name") is not null);
            return new Documentation(members.GroupBy(static m => (string)m.Attribute("name")!, StringComparer.Ordinal).ToDictionary(static m => m.Key, static m => m.First(), StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return None;
        }
    }

    /// <summary>The summary of a type; null without one.</summary>
    public string? Of(Type type) => Text(Member($"T:{Name(type)}")?.Element("summary"));

    /// <summary>The summary of a method; null without one.</summary>
    public string? Of(MethodInfo method)
    {
        var start = $"M:{Name(method.DeclaringType!)}.{method.Name}";
        return Text(members.Where(m => m.Key == start || m.Key.StartsWith(start + "(", StringComparison.Ordinal)).Select(static m => m.Value).FirstOrDefault()?.Element("summary"));
    }

    /// <summary>What is said of a property: the <c>param</c> of its record, or its own summary; null for neither.</summary>
    public string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var parameter = Member($"T:{Name(type)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name);
        return Text(parameter) ?? Text(Member($"P:{Name(type)}.{property.Name}")?.Element("summary"));
    }

    private XElement? Member(string id) => members.GetValueOrDefault(id);

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    /// <summary>One paragraph; a reference is shown as the last part of its name.</summary>
    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var parts = element.DescendantNodes().Select(static n => n switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference when (string?)(reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword")) is { } name => name.Split('.', ':')[^1],
            _ => "",
        });
        var joined = Space().Replace(string.Concat(parts), " ").Trim();
        return joined.Length > 0 ? joined : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
