using System.Reflection;
using System.Reflection.Metadata;

namespace Swamp.Architecture.Tests.Assemblies;

/// <summary>What compiled code of the product must not do.</summary>
public sealed class CodeTests
{
    /// <summary>Calls that reach behind the back of the injected clock, ids and environment.</summary>
    private static readonly string[] Hidden =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.get_Shared", "System.Random..ctor",
    ];

    /// <summary>Types that are the one place for what others must not do.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["RandomIdGenerator"] = "System.Guid.",
        // Names of temporary files, which nobody sees and nothing depends on.
        ["AtomicFile"] = "System.Guid.",
        ["CapturedOutput"] = "System.Guid.",
        ["GeneratedKey"] = "System.Guid.",
        ["HealthChecks"] = "System.Guid.",
        ["InstallCheck"] = "System.Guid.",
        ["MarkerFile"] = "System.Guid.",
        ["RecordingTest"] = "System.Guid.",
        // Where the caller's home is not known, the process's.
        ["InputFiles"] = "System.Environment.GetFolderPath",
        // Takes out what its own start put in.
        ["CSharpRunner"] = "System.Environment.SetEnvironmentVariable",
        ["HostEnvironmentReader"] = "System.Environment.",
        ["ProcessTerminal"] = "System.Environment.",
        ["Interruption"] = "System.Environment.",
    };

    [Fact]
    public void Engine_ClockIdsAndEnvironment_AreInjected() => Findings.None(Calls("Swamp.Cel", "Swamp.Engine")
        .Where(c => IsEnvironment(c.Called) || Hidden.Contains(c.Called))
        .Where(c => !IsAllowed(c))
        .Select(Text));

    [Fact]
    public void Product_ClockAndIds_AreInjected() => Findings.None(Calls().Where(c => Hidden.Contains(c.Called)).Where(c => !IsAllowed(c)).Select(Text));

    [Fact]
    public void Product_Environment_IsReadInOnePlace() => Findings.None(Calls()
        .Where(c => c.Called.StartsWith("System.Environment.", StringComparison.Ordinal) && c.Called.Contains("Variable", StringComparison.Ordinal))
        .Where(c => !IsAllowed(c))
        .Select(Text));

    [Fact]
    public void Product_Tasks_AreAwaited() => Findings.None(Calls()
        .Where(c => c.Called is "System.Threading.Tasks.Task.Wait" or "System.Threading.Tasks.Task.WaitAll" or "System.Threading.Tasks.Task.WaitAny"
            or "System.Threading.Tasks.Task`1.get_Result" or "System.Threading.Tasks.ValueTask`1.get_Result"
            || (c.Called.EndsWith("Awaiter.GetResult", StringComparison.Ordinal) || c.Called.EndsWith("Awaiter`1.GetResult", StringComparison.Ordinal))
                && c.Method is not ("MoveNext" or "<Main>"))
        .Select(Text));

    [Fact]
    public void Product_AsyncMethods_ReturnTasks()
    {
        var wrong = new List<string>();
        ForEachType((assembly, type, name, _) =>
        {
            foreach (var handle in type.GetMethods())
            {
                var method = assembly.Metadata.GetMethodDefinition(handle);
                if (IsAsync(assembly, method) && ReturnsVoid(assembly, method))
                {
                    wrong.Add($"{assembly.Project}: {name}.{assembly.Metadata.GetString(method.Name)}");
                }
            }
        });
        Findings.None(wrong);
    }

    [Fact]
    public void Product_StaticFields_AreReadOnly()
    {
        var wrong = new List<string>();
        ForEachType((assembly, type, name, _) =>
        {
            if (name.StartsWith('<'))
            {
                return;
            }

            foreach (var handle in type.GetFields())
            {
                var field = assembly.Metadata.GetFieldDefinition(handle);
                var fieldName = assembly.Metadata.GetString(field.Name);
                var isCache = fieldName.StartsWith('<') && !fieldName.EndsWith("k__BackingField", StringComparison.Ordinal);
                var isFixed = field.Attributes.HasFlag(FieldAttributes.InitOnly) || field.Attributes.HasFlag(FieldAttributes.Literal);
                if (field.Attributes.HasFlag(FieldAttributes.Static) && !isFixed && !isCache)
                {
                    wrong.Add($"{assembly.Project}: {name}.{fieldName}");
                }
            }
        });
        Findings.None(wrong);
    }

    /// <summary>Iterators ask for the thread; that is the compiler's doing.</summary>
    private static bool IsEnvironment(string called) => called.StartsWith("System.Environment.", StringComparison.Ordinal)
        && called is not ("System.Environment.get_NewLine" or "System.Environment.get_CurrentManagedThreadId");

    private static bool IsAllowed(Call call) =>
        Allowed.TryGetValue(call.Type, out var prefix) && call.Called.StartsWith(prefix, StringComparison.Ordinal);

    private static string Text(Call call) => $"{call.Project}: {call.Type} calls {call.Called}";

    private static List<Call> Calls(params string[] projects)
    {
        var calls = new List<Call>();
        ForEachType((assembly, type, _, outermost) =>
        {
            if (projects.Length == 0 || projects.Contains(assembly.Project))
            {
                calls.AddRange(assembly.Calls(type).Select(c => new Call(assembly.Project, outermost, c.Method, c.Called)));
            }
        });
        Assert.NotEmpty(calls);
        return calls;
    }

    private static void ForEachType(Action<ProductAssembly, TypeDefinition, string, string> look)
    {
        foreach (var file in ProductAssembly.Files)
        {
            using var assembly = ProductAssembly.Open(file);
            foreach (var (type, name, outermost) in assembly.WrittenTypes())
            {
                look(assembly, type, name, outermost);
            }
        }
    }

    private static bool IsAsync(ProductAssembly assembly, MethodDefinition method) => method.GetCustomAttributes()
        .Select(a => assembly.Metadata.GetCustomAttribute(a).Constructor)
        .Where(c => c.Kind == HandleKind.MemberReference)
        .Select(c => assembly.Metadata.GetMemberReference((MemberReferenceHandle)c).Parent)
        .Where(p => p.Kind == HandleKind.TypeReference)
        .Any(p => assembly.Metadata.GetString(assembly.Metadata.GetTypeReference((TypeReferenceHandle)p).Name) == "AsyncStateMachineAttribute");

    private static bool ReturnsVoid(ProductAssembly assembly, MethodDefinition method)
    {
        var signature = assembly.Metadata.GetBlobReader(method.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.Void;
    }

    private sealed record Call(string Project, string Type, string Method, string Called);
}
