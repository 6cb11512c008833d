using System.Reflection;
using Swamp.Engine.Errors;
using Swamp.Operations;

namespace Swamp.DocsGen;

/// <summary>The list of error codes.</summary>
internal static class ErrorsPage
{
    public static string Write(XmlDocs docs, IReadOnlyList<Operation> operations)
    {
        var codes = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => (Code: (string)f.GetRawConstantValue()!, Meaning: docs.Of(f) ?? ""));
        return new Markdown()
            .Heading(1, "Errors")
            .Line("Every error has a stable code. With `--json` it stands in the member `code` of the document on standard error; match on it, not on the message.")
            .Line()
            .Table(
                ["Code", "Meaning", "Exit code", "Operations that name it"],
                codes.Select(c => new[]
                {
                    Markdown.InCode(c.Code),
                    c.Meaning,
                    new SwampException(c.Code, "").Error.ExitStatus.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    string.Join(", ", operations.Where(o => o.Errors.Contains(c.Code)).Select(o => Markdown.InCode(o.Name))),
                }))
            .ToString();
    }
}
