using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Swamp.Architecture.Tests.Source;

/// <summary>Where code stands: one public type a file, folder = namespace, files that can be read at a sitting.</summary>
public sealed partial class LayoutTests
{
    private const int LongestFile = 500;

    /// <summary>Longer ones, each for a reason: a recogniser whose cases are read together.</summary>
    private static readonly string[] LongFiles = ["src/Swamp.Engine/Vaults/Shell/PosixShellRewriter.cs"];

    /// <summary>Libraries whose users import one namespace, wherever a file stands.</summary>
    private static readonly string[] OneNamespace = ["Swamp.Cel", "Swamp.Sdk"];

    [Fact]
    public void PublicType_OfTheProduct_HasAFileOfItsName()
    {
        var wrong = from file in SourceTree.Product
                    let types = PublicType().Matches(file.Code).Select(m => m.Groups["name"].Value).Distinct().ToList()
                    where types.Count > 1 || (types is [var only] && only != NameOf(file))
                    select $"{file.Path}: {string.Join(", ", types)}";
        Findings.None(wrong);
    }

    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder()
    {
        var wrong = from file in SourceTree.Everything
                    let declared = Namespace().Match(file.Code)
                    where declared.Success && declared.Groups["name"].Value != ExpectedNamespace(file.Path)
                    where !(OneNamespace.Contains(declared.Groups["name"].Value) && ExpectedNamespace(file.Path).StartsWith(declared.Groups["name"].Value, StringComparison.Ordinal))
                    select $"{file.Path}: {declared.Groups["name"].Value}, expected {ExpectedNamespace(file.Path)}";
        Findings.None(wrong);
    }

    [Fact]
    public void File_OfTheProduct_IsNotTooLong()
    {
        var wrong = SourceTree.Product.Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > LongestFile && !LongFiles.Contains(f.Path)).Select(f => $"{f.Path}: {f.Lines} lines");
        Findings.None(wrong);
    }

    [Fact]
    public void Project_OfTheSolution_IsListedInIt()
    {
        var listed = XDocument.Load(Path.Combine(SourceTree.Root, "Swamp.slnx")).Descendants("Project").Select(p => (string?)p.Attribute("Path")).ToHashSet();
        var found = new[] { "src", "tests" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, f), "*.csproj", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(SourceTree.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/fixtures/", StringComparison.Ordinal));
        Findings.None(found.Where(f => !listed.Contains(f)));
    }

    /// <summary><c>Name.cs</c>, <c>Name{T}.cs</c> and <c>Name.Part.cs</c> all hold <c>Name</c>.</summary>
    private static string NameOf(SourceFile file) => Path.GetFileName(file.Path).Split('.', '{')[0];

    private static string ExpectedNamespace(string path)
    {
        var parts = path.Split('/');
        return string.Join('.', parts.Skip(1).SkipLast(1));
    }

    [GeneratedRegex(
        @"^public [\w ]*?\b(?:record struct|record class|class|struct|record|interface|enum|delegate [\w<>?\[\], ]+?) (?<name>\w+)\b",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Namespace();
}
