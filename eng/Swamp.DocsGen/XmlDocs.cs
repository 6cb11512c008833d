using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Swamp.DocsGen;

/// <summary>The comments of our assemblies, from the files the compiler wrote beside them.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    /// <summary>Reads the comments of every assembly of ours in a folder.</summary>
    public static XmlDocs Load(string folder)
    {
        var docs = new XmlDocs();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Where(f => Path.GetFileName(f).StartsWith("swamp", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                docs.members[(string?)member.Attribute("name") ?? ""] = member;
            }
        }

        return docs;
    }

    /// <summary>What a type is; null when it is not ours.</summary>
    public string? Of(Type type) => Text(members.GetValueOrDefault("T:" + IdOf(type))?.Element("summary"));

    /// <summary>What a property or field is; also when it is a parameter of a positional record.</summary>
    public string? Of(MemberInfo member)
    {
        if (member.DeclaringType is not { } type)
        {
            return null;
        }

        var prefix = member is FieldInfo ? "F:" : "P:";
        return Text(members.GetValueOrDefault($"{prefix}{IdOf(type)}.{member.Name}")?.Element("summary"))
            ?? Text(members.GetValueOrDefault("T:" + IdOf(type))?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == member.Name));
    }

    private static string IdOf(Type type) => ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(element, text);
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { Name.LocalName: "see" or "seealso" } see:
                    text.Append('`').Append(((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "").Split(':', '.')[^1]).Append('`');
                    break;
                case XElement { Name.LocalName: "paramref" or "typeparamref" } reference:
                    text.Append('`').Append((string?)reference.Attribute("name")).Append('`');
                    break;
                case XElement { Name.LocalName: "c" or "code" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement other:
                    text.Append(' ');
                    Append(other, text);
                    text.Append(' ');
                    break;
                default:
                    break;
            }
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
