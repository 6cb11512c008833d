using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Building;

/// <summary>
/// Compiles an extension with Roslyn, against the very framework this process runs on and the one <c>Swamp.Sdk</c> that it has loaded, so that types of
/// both sides are the same.
/// </summary>
internal static class SourceCompiler
{
    /// <summary>What projects and file-based programs import without being asked.</summary>
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly string[] EntryAttributes =
        [nameof(ModelAttribute), nameof(ExtendsAttribute), nameof(ReportAttribute), nameof(VaultAttribute), nameof(DriverAttribute), nameof(DatastoreAttribute)];

    /// <summary>Compiles texts.</summary>
    /// <exception cref="ShapeException">They are wrong.</exception>
    public static CompiledSource Compile(BuildRequest request, IReadOnlyList<(string Path, string Text)> texts, IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse).WithFeatures([KeyValuePair.Create("FileBasedProgram", "true")]);
        var trees = texts.Select(t => CSharpSyntaxTree.ParseText(SourceText.From(t.Text, Encoding.UTF8), options, t.Path, cancellationToken)).ToList();
        trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings, Encoding.UTF8), options, "usings.g.cs", cancellationToken));

        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(request.Output),
            trees,
            [.. FrameworkReferences.All(), .. packages.Select(static p => MetadataReference.CreateFromFile(p))],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        ThrowIfWrong(request, compilation.GetParseDiagnostics(cancellationToken));

        var entry = EntryOf(request, compilation, trees[texts.ToList().FindIndex(t => t.Path == request.Entry)], cancellationToken);
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            SourceText.From($"[assembly: global::Swamp.Sdk.EntryPoint(typeof({entry}))]", Encoding.UTF8), options, "entry.g.cs", cancellationToken));

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = compilation.Emit(
            assembly, symbols, documentation, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        ThrowIfWrong(request, result.Diagnostics);
        return new CompiledSource(assembly.ToArray(), symbols.ToArray(), documentation.ToArray());
    }

    /// <summary>The class that the entry file is about.</summary>
    private static string EntryOf(BuildRequest request, CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(tree);
        var entries = tree.GetRoot(cancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(t => model.GetDeclaredSymbol(t, cancellationToken))
            .OfType<INamedTypeSymbol>()
            .Where(static t => t.GetAttributes().Any(static a => a.AttributeClass is { } c && EntryAttributes.Contains(c.Name) && c.ContainingNamespace.Name == "Sdk"))
            .Distinct(SymbolEqualityComparer.Default)
            .ToList();
        if (entries is [INamedTypeSymbol only] && only.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && !only.IsGenericType && !only.IsFileLocal)
        {
            return only.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        }

        if (entries.Count == 0)
        {
            // The reason, such as a missing 'using Swamp.Sdk;', is what the compiler has to say.
            ThrowIfWrong(request, compilation.GetDiagnostics(cancellationToken));
        }

        throw new ShapeException(entries.Count > 1
            ? $"{ExtensionBuilder.Shown(request, request.Entry)} holds {string.Join(" and ", entries.Select(static e => e!.Name))}; give each a file of its own."
            : $"{ExtensionBuilder.Shown(request, request.Entry)} has no public class with [Model], [Extends], [Report], [Vault], [Driver] or [Datastore].");
    }

    private static void ThrowIfWrong(BuildRequest request, IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new ShapeException(CompileErrors.Text(request, errors));
        }
    }
}
