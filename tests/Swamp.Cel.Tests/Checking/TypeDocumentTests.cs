using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Swamp.Cel.Tests.Checking;

/// <summary>What docs/cel-types.md says is so.</summary>
public sealed partial class TypeDocumentTests
{
    [Fact]
    public void Example_IsCodeThatRuns_AndPrintsWhatIsSaid()
    {
        var document = Read("docs/cel-types.md");
        var blocks = Block().Matches(document).ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value, StringComparer.Ordinal);
        var here = Read("tests/Swamp.Cel.Tests/Checking/TypeDocumentTests.cs");
        var start = here.IndexOf("// begin\n", StringComparison.Ordinal) + "// begin\n".Length;
        var lines = here[start..here.IndexOf("        // end\n", StringComparison.Ordinal)].Split('\n').Select(static l => l.Length > 8 ? l[8..] : "");

        Assert.Equal(blocks["csharp"].TrimEnd(), string.Join('\n', lines).TrimEnd().Replace("output.WriteLine", "Console.WriteLine", StringComparison.Ordinal));
        Assert.Equal(blocks["text"], Example());
    }

    [Fact]
    public void Table_HoldsTypesAndErrors()
    {
        var environment = CelEnvironment.CreateBuilder().DeclareVariable("name", CelType.String).DeclareVariable("tags", CelType.List(CelType.String))
            .DeclareVariable("counts", CelType.Map(CelType.String, CelType.Int)).Build();
        var document = Read("docs/cel-types.md");
        var rows = Row().Matches(document[document.IndexOf("## What it finds", StringComparison.Ordinal)..]);

        Assert.True(rows.Count > 8);
        foreach (Match row in rows)
        {
            var check = environment.Check(row.Groups[1].Value);
            var found = check.IsValid ? $"`{check.Type}`" : $"`{check.Errors[0].Code}` {check.Errors[0].Message}";
            Assert.Equal(row.Groups[2].Value, found);
        }
    }

    private static string Example()
    {
        using var output = new StringWriter { NewLine = "\n" };

        // begin
        var environment = CelEnvironment.CreateBuilder()
            .DeclareVariable("name", CelType.String)
            .DeclareVariable("tags", CelType.List(CelType.String))
            .DeclareVariable("counts", CelType.Map(CelType.String, CelType.Int))
            .AddFunction(CelFunction.CreateReceiver(
                "initial", [CelType.String], CelType.String, static args => CelValue.String(args[0].AsString()[..1])))
            .Build();

        // For editors: every error and type, never an exception.
        var check = environment.Check("tags.map(t, t.initial())");
        output.WriteLine($"{check.IsValid} {check.Type}");

        // For running: refused when a type does not fit, or when the whole is no bool.
        var options = new CelCompileOptions { CheckTypes = true, ResultType = CelType.Bool };
        try
        {
            environment.Compile("name.initial() == tags", options);
        }
        catch (CelException error)
        {
            output.WriteLine(error.Message);
        }

        // end
        return output.ToString();
    }

    private static string Read(string path, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `([^|]+)` \| (`.+) \|$", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Row();
}
